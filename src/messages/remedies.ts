import type { RemedyReasons } from '../core/pairing/reasons.js';
import type { Texts } from './texts.js';

export const remedyTexts: Texts<RemedyReasons> = {
  'pairing.remedy-more-leads': {
    zh: ({ count, domains }) => `可行：增加 ${count} 名可任组长的执法人员（${domains.join('、')}）`,
    en: ({ count, domains }) => `would do: ${count} more who may lead, certified for ${domains.join(', ')}`,
  },
  'pairing.remedy-more-people': {
    zh: ({ count, domains }) => `可行：增加 ${count} 名执法人员（${domains.join('、')}）`,
    en: ({ count, domains }) => `would do: ${count} more officers, certified for ${domains.join(', ')}`,
  },
  'pairing.remedy-appoint-leads': {
    zh: ({ inspectors }) => `可行：任命 ${inspectors.length} 名执法人员为组长：${named(inspectors, '、')}`,
    en: ({ inspectors }) => `would do: let ${inspectors.length} officers lead: ${named(inspectors, ', ')}`,
  },
  'pairing.remedy-renew': {
    zh: ({ inspectors }) => `可行：办理证件或培训续期：${named(inspectors, '、')}`,
    en: ({ inspectors }) => `would do: renew the certificate or training of ${named(inspectors, ', ')}`,
  },
  'pairing.remedy-raise-load-cap': {
    zh: ({ loadCap }) => `可行：每人检查次数上限提高到 ${loadCap}`,
    en: ({ loadCap }) => `would do: a cap of ${loadCap} visits per inspector`,
  },
  'pairing.remedy-move-visits': {
    zh: ({ visits }) => `可行：${visits} 次检查移至下月`,
    en: ({ visits }) => `would do: ${visits} visits moved to the next month`,
  },
};

const SHOWN = 10;

function named(ids: readonly string[], separator: string): string {
  const more = ids.length > SHOWN ? ` … (${ids.length})` : '';
  return ids.slice(0, SHOWN).join(separator) + more;
}
