import type { ScreenTexts } from './screenTexts.js';

export const signInTexts = {
  title: { zh: '登录', en: 'Sign in' },
  login: { zh: '登录名', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '一次性验证码', en: 'One-time code' },
  codeHint: { zh: '身份验证应用显示的 6 位数字', en: 'The six digits that your authenticator shows' },
  submit: { zh: '登录', en: 'Sign in' },
  required: { zh: '此项必填', en: 'Please fill this in' },
  verifyLink: { zh: '不登录，核验一次抽取', en: 'Check a draw without signing in' },
  changeTitle: { zh: '设置新密码', en: 'Choose a new password' },
  changeReason: {
    zh: '当前密码由他人设置，请先换成只有您知道的密码。',
    en: 'Somebody else gave you this password. Choose one that only you know.',
  },
  current: { zh: '当前密码', en: 'Current password' },
  next: { zh: '新密码', en: 'New password' },
  again: { zh: '再输入一次新密码', en: 'New password once more' },
  differs: { zh: '两次输入的新密码不一致', en: 'The two new passwords differ' },
  change: { zh: '更改密码', en: 'Change password' },
  changed: { zh: '密码已更改，其他设备上的登录已退出。', en: 'Password changed; your other sessions ended.' },
  roles: { zh: '角色', en: 'Roles' },
  codesTitle: { zh: '一次性验证码', en: 'One-time codes' },
  codesOn: {
    zh: '已启用：登录时除密码外还要输入验证码。',
    en: 'On: signing in asks for a code besides the password.',
  },
  codesOff: {
    zh: '未启用。启用后，登录时除密码外还要输入手机上的验证码。',
    en: 'Off. Once on, signing in asks for a code from your phone besides the password.',
  },
  codesSetUp: { zh: '启用验证码', en: 'Turn on' },
  codesScan: {
    zh: '用身份验证应用扫描二维码，再输入它显示的验证码。',
    en: 'Scan this with your authenticator, then enter the code that it shows.',
  },
  codesQr: { zh: '身份验证应用的二维码', en: 'QR code for your authenticator' },
  codesConfirm: { zh: '确认启用', en: 'Confirm' },
  codesStop: { zh: '停用验证码', en: 'Turn off' },
} satisfies ScreenTexts;
