import type { Language } from '../texts.js';

/** A text of a screen, or how it is made from what it speaks about. */
type Words = string | ((...about: never[]) => string);

/** The texts of a screen by name; one that lacks a language does not compile. */
export type ScreenTexts = Readonly<Record<string, Readonly<Record<Language, Words>>>>;

/** The texts of a screen in one language. */
export type TextsIn<T extends ScreenTexts> = { readonly [Name in keyof T]: T[Name][Language] };

export function textsIn<T extends ScreenTexts>(texts: T, language: Language): TextsIn<T> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, words]) => [name, words[language]]),
  ) as TextsIn<T>;
}
