const name = String.raw`\s*[\p{L}_][\p{L}\p{N}_ .:-]{0,80}`;

/** Variables that make up the whole text: `{id}`, `<id>`, `%id%`, `[order_id]`, `«id»`, `*|ID|*`, `$(id)`, `%(id)s`. */
const whole = new RegExp(
  String.raw`^(?:\{+${name}\}+|<${name}>|%${name}%|\[\w{0,80}_\w{0,80}\]|«${name}»|\*\|${name}\|\*|[$%]\(${name}\)s?)$`,
  'u',
);

/** Variables that may have text around them: `{{id}}`, `${id}`, `{!id}`, `{% id %}`, `%%id%%`, `[[id]]`, `<%= id %>`. */
const inner = new RegExp(
  String.raw`\{\{[^{}]{0,80}\}\}|[$#@%]\{[^{}]{1,80}\}|\{[!$%][^{}]{1,80}\}|%%${name}%%|\[\[${name}\]\]|<%[^%]{1,80}%>`,
  'u',
);

/** A longer text is not a name or an id, and is not looked at. */
const maxLength = 500;

/** Whether a text has a variable of a template that was never filled in, such as `{{order_id}}`. */
export function isTemplate(text: string): boolean {
  if (text.length > maxLength || !/[{[<%«(*]/.test(text)) return false;
  const trimmed = text.trim();
  return whole.test(trimmed) || inner.test(trimmed);
}
