import { Command } from 'commander';
import { factCatalogue } from '../core/scoring/facts/catalogue.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

/** `evenhand rules facts`: the catalogue of facts that rules may ask for. */
export function factsCommand(_: Services, output: () => Output): Command {
  return new Command('facts').description('list the facts that rules may ask for').action(() => {
    const { language } = output();
    const facts = [...factCatalogue.values()].map(({ name, type, unit, text }) => ({
      name,
      type,
      unit,
      text,
    }));
    for (const { name, type, unit, text } of facts) {
      output().say(`${name.padEnd(30)} ${(unit ?? type).padEnd(12)} ${text[language]}`);
    }
    output().result({ ok: true, facts });
  });
}
