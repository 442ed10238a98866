import { element } from '../shared/dom.js';

/** Names with what stands behind them. */
export function factList(facts: readonly (readonly [string, Node | string])[]): HTMLElement {
  return element(
    'dl',
    {},
    ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}
