import { type Context, error, type Given, type Kind, warning } from './given';

const firsts = ['Jane', 'John', 'Anna', 'Luca', 'Chloe', 'Kenji', 'Priya', 'Paulo'];
const lasts = ['Doe', 'Roe', 'Meyer', 'Rossi', 'Martin', 'Tanaka', 'Rao', 'Silva'];
const domains = ['contoso.com', 'Fabrikam.de', 'mail.northwind-traders.co.uk', 'tailspin.co.jp'];

/** A person with an address in its parts. */
function personOf({ random }: Context) {
  const [first, last] = [random.pick(firsts), random.pick(lasts)];
  const [domain, number] = [random.pick(domains), random.digits('xxxxx')];
  return {
    ...{ first, last, domain },
    address: `${first}.${last}.${number}@${domain}`,
    /** The address without an `@`, to put something else in its place. */
    user: `${first}.${last}.${number}`,
    normalized: `${first}${last}${number}@${domain}`.toLowerCase(),
  };
}

type Person = ReturnType<typeof personOf>;

function taken(dress: (person: Person, context: Context) => string) {
  return (context: Context): Given => {
    const person = personOf(context);
    return { value: dress(person, context), written: person.normalized };
  };
}

/** An address that belongs to nobody is hashed, with a warning. */
function nobody({ random }: Context): Given {
  const user = random.digits('nxxxxx');
  const [value, written] = random.pick([
    [`lead.${user}@Example.com`, `lead${user}@example.com`],
    [`lead.${user}@crm.invalid`, `lead${user}@crm.invalid`],
    [`noreply@shop${user}.com`, `noreply@shop${user}.com`],
    ['none@none.com', 'none@none.com'],
  ] as const);
  return { value, written, flaws: [warning('email-placeholder', 'email')] };
}

export const emailsTaken: readonly Kind[] = [
  ['plain', taken(({ address }) => address)],
  ['in capitals', taken(({ address }) => address.toUpperCase())],
  [
    'tagged',
    taken(
      ({ user, domain }, { random }) => `${user}+${random.pick(['ads', 'a.b', 'x+y'])}@${domain}`,
    ),
  ],
  [
    'with a name',
    taken(({ first, last, address }, { random }) =>
      random.pick([
        `${first} ${last} <${address}>`,
        `"${last}, ${first}" <${address}>`,
        `<${address}>`,
      ]),
    ),
  ],
  [
    'a link',
    taken(({ address }, { random }) =>
      random.pick([`mailto:${address}`, `mailto:${address}?subject=Offer`, `E-Mail: ${address}`]),
    ),
  ],
  [
    'in quotes',
    taken(({ address }, { random }) =>
      random.pick([`"${address}"`, `'${address}'`, `“${address}”`, `="${address}"`]),
    ),
  ],
  [
    'with punctuation',
    taken(({ address }, { random }) => `${address}${random.pick(['.', ',', ';'])}`),
  ],
  [
    'in blanks',
    taken(({ address }, { random }) =>
      random.pick([`  ${address} `, `\u00a0${address}\u00a0`, `${address}\t`]),
    ),
  ],
  [
    'with accents',
    taken(({ address }) =>
      address.replace(/a/, 'à').replace(/o/, 'ö').replace('@fàbrikam', '@fabrikam'),
    ),
  ],
  ['of nobody', nobody],
];

function refused(name: string, reason: string, ...dresses: readonly Dress[]): Kind {
  return [
    name,
    (context) => {
      const dress = context.random.pick(dresses);
      const [make, codePoint] = typeof dress === 'function' ? [dress] : dress;
      const facts = { reason, ...(codePoint && { codePoint }) };
      return {
        value: make(personOf(context), context),
        written: '',
        flaws: [error('email-format', 'email', facts)],
      };
    },
  ];
}

type Make = (person: Person, context: Context) => string;
/** With the code point at fault, if the message names one. */
type Dress = Make | readonly [make: Make, codePoint: string];

const another = (context: Context) => personOf(context).address;

export const emailsRefused: readonly Kind[] = [
  refused(
    'two addresses',
    'several',
    ({ address }, context) => `${address}; ${another(context)}`,
    ({ address }, context) => `${address}, ${another(context)}`,
    ({ address }, context) => `${address} / ${another(context)}`,
    ({ address }, context) => `${address} <${another(context)}>`,
  ),
  refused(
    'a blank within',
    'blank',
    [({ first, last, domain }) => `${first} ${last}@${domain}`, 'U+0020'],
    [({ user, domain }) => `${user}@ ${domain}`, 'U+0020'],
    [({ user, domain }) => `${user}\u00a0@${domain}`, 'U+00A0'],
  ),
  refused(
    'an invisible character',
    'invisible',
    [({ user, domain }) => `${user}\u200b@${domain}`, 'U+200B'],
    [({ address }) => `\u200b${address}`, 'U+200B'],
    [({ user, domain }) => `${user}@\u00ad${domain}`, 'U+00AD'],
    [({ address }) => `${address}\u202c`, 'U+202C'],
    [({ user, domain }) => `${user}\u0007@${domain}`, 'U+0007'],
    [({ user, domain }) => `${user}\ufeff@${domain}`, 'U+FEFF'],
  ),
  refused(
    'a character that does not belong',
    'character',
    [({ user, domain }) => `${user}(work)@${domain}`, 'U+0028'],
    [({ user }) => `${user}@con_toso.com`, 'U+005F'],
    [({ user, domain }) => `${user}:@${domain}`, 'U+003A'],
  ),
  refused(
    'no at sign',
    'no-at',
    ({ user, domain }) => `${user}.${domain}`,
    ({ user, domain }) => `${user}(at)${domain}`,
    ({ first, last }) => `${first} ${last}`,
  ),
  refused('two at signs', 'at-signs', ({ user, domain }) => `${user}@@${domain}`),
  refused('no dot in the domain', 'domain-dot', ({ user }) => `${user}@contoso`),
  refused('no domain', 'domain-empty', ({ user }) => `${user}@`),
  refused(
    'dots in a row',
    'domain-dots',
    ({ user }) => `${user}@contoso..com`,
    ({ user }) => `${user}@.contoso.com`,
  ),
  refused(
    'a hyphen at an end',
    'domain-hyphen',
    ({ user }) => `${user}@-contoso.com`,
    ({ user }) => `${user}@contoso-.com`,
  ),
  refused(
    'no top-level domain',
    'domain-end',
    ({ user }) => `${user}@contoso.c`,
    ({ user }) => `${user}@192.0.2.1`,
  ),
  refused(
    'no name',
    'name-empty',
    ({ domain }) => `@${domain}`,
    ({ domain }) => `+ads@${domain}`,
    ({ domain }) => `..@${domain}`,
  ),
  refused('too long', 'too-long', ({ user, domain }) => `${user}${'a'.repeat(64)}@${domain}`),
  refused('a number', 'phone', (_, { random }) => random.digits('+49 30 2312 5xxx')),
  refused('missing', 'missing', (_, { random }) =>
    random.pick(['n/a', 'N/A', 'null', '-', 'unknown', 'keine Angabe']),
  ),
  refused('a hash', 'hashed', (_, { random }) => random.hex(64)),
];
