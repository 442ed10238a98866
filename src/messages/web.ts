import type { Texts } from './texts.js';

/** What goes wrong between a screen and the service. */
interface WebReasons {
  'web.unreachable': Record<string, never>;
  'web.unreadable-answer': { status: number };
}

export const webTexts: Texts<WebReasons> = {
  'web.unreachable': {
    zh: () => '连不上服务，请检查网络后重试',
    en: () => 'The service cannot be reached; check the network and try again',
  },
  'web.unreadable-answer': {
    zh: ({ status }) => `服务的答复无法识别（${status}）`,
    en: ({ status }) => `The service gave an answer that cannot be read (${status})`,
  },
};
