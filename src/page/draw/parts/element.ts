export type Child = Node | string | false | undefined;

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Listeners = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};

/** Makes an element. Text is always text: nothing that a file contains becomes markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value));
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}

/** Makes an element that does something. */
export function listening<Made extends HTMLElement>(made: Made, listeners: Listeners): Made {
  for (const [name, listen] of Object.entries(listeners))
    made.addEventListener(name, listen as EventListener);
  return made;
}

export function button(
  text: string,
  attributes: Attributes,
  onClick: () => void,
): HTMLButtonElement {
  return listening(element('button', { type: 'button', ...attributes }, text), { click: onClick });
}

export function badge(text: string, level: string): HTMLElement {
  return element('span', { class: `badge ${level}` }, text);
}
