import type { SignInReasons } from '../app/signIn/reasons.js';
import type { Texts } from './texts.js';

export const signInTexts: Texts<SignInReasons> = {
  'signIn.refused': {
    zh: () => '登录名、密码或动态码不正确',
    en: () => 'login, password or one-time code is wrong',
  },
  'signIn.locked': {
    zh: ({ seconds }) => `失败次数过多，请在 ${seconds} 秒后再试`,
    en: ({ seconds }) => `too many failed attempts; try again in ${seconds} seconds`,
  },
  'signIn.code-needed': {
    zh: () => '请输入动态码',
    en: () => 'a one-time code is needed',
  },
  'signIn.required': {
    zh: () => '请先登录',
    en: () => 'sign in first',
  },
  'signIn.password-change-needed': {
    zh: () => '首次登录请先修改密码',
    en: () => 'change the password that you were given before anything else',
  },
  'signIn.password-weak': {
    zh: ({ least }) => `密码至少 ${least} 个字符，且不能大多是重复字符`,
    en: ({ least }) => `a password has at least ${least} characters, not mostly the same ones`,
  },
  'signIn.password-same': {
    zh: () => '新密码不能与原密码相同',
    en: () => 'the new password is the old one',
  },
  'signIn.csrf': {
    zh: () => '页面已过期，请刷新后重试',
    en: () => 'this page has expired; reload it and try again',
  },
  'signIn.roles-conflict': {
    zh: ({ one, other }) => `同一人不能兼任 ${one} 与 ${other}`,
    en: ({ one, other }) => `one person cannot be ${one} and ${other}`,
  },
  'signIn.unknown-role': {
    zh: ({ role }) => `没有角色“${role}”`,
    en: ({ role }) => `there is no role "${role}"`,
  },
  'signIn.unknown-organisation': {
    zh: ({ organisation }) => `没有机构“${organisation}”`,
    en: ({ organisation }) => `there is no organisation "${organisation}"`,
  },
  'signIn.unknown-scope': {
    zh: ({ scope }) => `接口密钥不能授予“${scope}”`,
    en: ({ scope }) => `an API key cannot be given "${scope}"`,
  },
};
