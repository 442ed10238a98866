import type { ScreenTexts } from './screenTexts.js';

/** What every public page has, and the first one. */
export const publicTexts = {
  product: { zh: '双随机抽查 Evenhand', en: 'Evenhand' },
  switchLanguage: { zh: 'English', en: '中文' },
  lead: {
    zh: '查谁、谁去查，都由随机抽取决定；抽取的每一步，任何人都可以重新做一遍。',
    en: 'Whom to inspect and who inspects are drawn at random, and anybody can perform every draw again.',
  },
  verify: { zh: '核验一次抽取', en: 'Check a draw' },
  verifyWords: {
    zh: '用公开的文件包在您自己的浏览器里重做抽取；查一家企业有没有被抽中、概率是多少。',
    en: 'Performs a draw again from its published bundle, in your own browser; tells whether an enterprise was drawn, and with what probability.',
  },
  office: { zh: '工作人员登录', en: 'Sign in' },
  officeWords: {
    zh: '计划、监督和执法人员从这里进入。',
    en: 'For planners, supervisors and officers.',
  },
  log: { zh: '公开日志', en: 'Public log' },
  logWords: {
    zh: '每一次承诺、抽取、作废和公开，按顺序记录，只增不改。',
    en: 'Every commitment, draw, void and opening in its order, only ever added to.',
  },
} satisfies ScreenTexts;
