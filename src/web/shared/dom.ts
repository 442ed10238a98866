type Child = Node | string | null;
type Properties<K extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[K], 'style'>> & {
  /** Attributes that are no properties, such as aria-*. */
  readonly also?: Readonly<Record<string, string>>;
};

/** An element with properties and children, for the pages without a framework; texts are never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { also = {}, ...properties }: Properties<K> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  Object.assign(made, properties);
  for (const [key, value] of Object.entries(also)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}
