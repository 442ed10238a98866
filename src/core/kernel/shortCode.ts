/** The first 64 bits of a hash in four groups, short enough to read aloud at a draw: "3fa1 09bc 77de 1042". */
export function shortCode(hex: string): string {
  return hex.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');
}
