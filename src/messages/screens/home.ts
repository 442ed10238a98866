import type { ScreenTexts } from './screenTexts.js';

/** The first page after signing in. */
export const homeTexts = {
  hello: { zh: (name: string) => `${name}，您好`, en: (name: string) => `Hello, ${name}` },
} satisfies ScreenTexts;
