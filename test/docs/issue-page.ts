/** The section of `docs/issues.md` about one code. */
export interface Entry {
  readonly code: string;
  /** Severity and errors of the service. */
  readonly status: string;
  readonly prose: string;
  /** The text after `Example`, its block included. */
  readonly example: string;
}

export function entriesOf(markdown: string): readonly Entry[] {
  return markdown
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [code = '', status = '', prose = '', ...rest] = section
        .replace(/^## [\s\S]*/m, '')
        .trim()
        .split(/\n\n/);
      return { code, status, prose, example: rest.join('\n\n').replace(/^Example/, '') };
    });
}

/** An example that can be run, and the codes that it must yield. */
export interface Example {
  /** Codes that are reported besides the one shown. */
  readonly also: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly input:
    | { readonly kind: 'file'; readonly text: string }
    | { readonly kind: 'row' | 'record'; readonly action: string; readonly changes: Changes };
}

type Changes = Readonly<Record<string, string>>;

/** `(with …)`, then `: an Add with …, where …`, or `, where …:` and a block. Undefined for an example in words. */
export function exampleOf({ example }: Entry): Example | undefined {
  const also = [...(/^ \(with (.*?)\)/.exec(example)?.[1] ?? '').matchAll(/`(.*?)`/g)];
  const where = /, where `(\w+)` is `(.*?)`/.exec(example);
  const shared = {
    also: also.map((match) => match[1] as string),
    options: where ? { [where[1] as string]: JSON.parse(where[2] as string) } : {},
  };
  const block = /^```csv\n([\s\S]*?)^```/m.exec(example);
  if (block) return { ...shared, input: { kind: 'file', text: block[1] as string } };
  const row = /: (writing )?an? (Add|Restate|Retract)(?: with (.*?))?(?:, where .*)?\.$/.exec(
    example,
  );
  if (!row) return undefined;
  const changes: Record<string, string> = {};
  for (const [, name = '', value = ''] of (row[3] ?? '').matchAll(/`(.*?)` (?:`(.*?)`|empty)/g))
    changes[name] = value;
  const kind = row[1] ? 'record' : 'row';
  return { ...shared, input: { kind, action: row[2] as string, changes } };
}
