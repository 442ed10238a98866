import type { ScreenTexts } from './screenTexts.js';

/** What every page of the office has around it. */
export const shellTexts = {
  product: { zh: '双随机抽查', en: 'Evenhand' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  menu: { zh: '主菜单', en: 'Main menu' },
  openMenu: { zh: '打开菜单', en: 'Open menu' },
  switchLanguage: { zh: 'English', en: '中文' },
  account: { zh: '账号与密码', en: 'Account and password' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  loading: { zh: '正在载入…', en: 'Loading…' },
  retry: { zh: '重试', en: 'Try again' },
  failed: { zh: '没有成功', en: 'That did not work' },
  nothingHere: { zh: '没有这个页面', en: 'There is no such page' },
  toHome: { zh: '返回首页', en: 'Back to the start' },
  groupWork: { zh: '抽查工作', en: 'Inspections' },
  groupRegisters: { zh: '名录库', en: 'Registers' },
  groupOversight: { zh: '监督', en: 'Oversight' },
  groupOffice: { zh: '管理', en: 'Office' },
  home: { zh: '首页', en: 'Start' },
  list: { zh: '本月名单', en: 'Monthly list' },
  campaigns: { zh: '抽查任务', en: 'Campaigns' },
  newCampaign: { zh: '新建抽查任务', en: 'New campaign' },
  campaign: { zh: '抽查任务', en: 'Campaign' },
  enterprises: { zh: '检查对象', en: 'Enterprises' },
  enterprise: { zh: '检查对象', en: 'Enterprise' },
} satisfies ScreenTexts;
