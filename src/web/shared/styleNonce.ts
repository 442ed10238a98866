type Make = (name: string, options?: ElementCreationOptions) => HTMLElement;

/**
 * Gives every style element that a library makes the nonce of the page, without which the content security policy
 * ignores it. Some libraries can be told a nonce, but not all of their parts pass it on.
 */
export function giveStylesTheNonce(): void {
  const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';
  const original: Make = Reflect.get(document, 'createElement');
  const make: Make = (name, options) => {
    const element = original.call(document, name, options);
    if (name.toLowerCase() === 'style') element.nonce = nonce;
    return element;
  };
  Object.defineProperty(document, 'createElement', { value: make, configurable: true, writable: true });
}
