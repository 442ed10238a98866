import type { ComponentType } from 'react';
import type { Action } from '../../../core/access/actions.js';
import type { shellTexts } from '../../../messages/screens/shell.js';

type TextName = keyof typeof shellTexts;

/** A page of the office, loaded when it is first asked for. */
export interface Page {
  /** Below /app; ":name" stands for a part that varies. */
  readonly path: string;
  readonly title: TextName;
  /** Who may not take this action is not shown the page. */
  readonly action: Action | null;
  /** Its group in the menu; null for pages that are reached from others. */
  readonly group: Group | null;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

export const GROUPS = ['groupWork', 'groupRegisters', 'groupOversight', 'groupOffice'] as const;
type Group = (typeof GROUPS)[number];

/** Every page, in the order of the menu. */
export const PAGES: readonly Page[] = [
  {
    ...{ path: '/', title: 'home', action: null, group: 'groupWork' },
    load: () => import('../home/HomePage.js'),
  },
  {
    ...{ path: '/list', title: 'list', action: 'target.read', group: 'groupWork' },
    load: () => import('../list/ListPage.js'),
  },
  {
    ...{ path: '/account', title: 'account', action: null, group: null },
    load: () => import('../account/AccountPage.js'),
  },
];
