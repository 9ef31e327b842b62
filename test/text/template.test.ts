import { expect, test } from 'vitest';
import { isTemplate } from '../../src/text/template';

test.each([
  ...['{{order_id}}', '{{ order.id }}', '{order_id}', '{{{id}}}', '{Order Id}', ' {id} '],
  ...[`\${goal}`, '#{goal}', '@{goal}', '%{goal}', `\${order.id}`, '$(id)', '%(order_id)s'],
  ...['%%name%%', '%ORDER_ID%', '[[id]]', '[[Order Id]]', '[order_id]', '<order_id>', '<Order Id>'],
  ...['{!Lead.Id}', '{$id}', '{% id %}', '<%= id %>', '*|ORDER|*', '«Auftrag»', '{Größe}'],
  ...['order-{{order_id}}', '{{first}} {{last}}', `A-\${id}-1`, 'Lead %%name%%', 'No. [[id]]'],
])('%s was never filled in', (text) => {
  expect(isTemplate(text)).toBe(true);
});

test.each([
  ...['', '{', '{}', '{{', '}}', '{1}', '[Lead]', '[Web] Lead', '<3 Leads', 'A < B > C', '<>'],
  ...['50% off', '100%', '%20', '%', '%%', '$5', '$(5)', '(Lead)', '«»', '*', '*|', 'Lead {Web}'],
  ...['Lead <Web>', '#1', 'order_id', '{f894f652-ea33\n}', '[[]]', '<%%>', 'Signed {contract'],
])('%s is a text like others', (text) => {
  expect(isTemplate(text)).toBe(false);
});

test('a long text is not looked at, and takes no time', () => {
  expect(isTemplate(`{{id}}${'x'.repeat(500)}`)).toBe(false);
  for (const part of ['{{', '<%', '%%1', '[[a', '*|', '${'])
    expect(isTemplate(part.repeat(120))).toBe(false);
});
