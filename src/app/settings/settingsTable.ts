import { describedSetting, SETTING_NAMES } from './schema.js';

/** The settings as a Markdown table, as `docs/deploy.md` shows it. */
export function settingsTable(): string {
  const lines = SETTING_NAMES.map((name) => {
    const { en, zh, default: standard } = describedSetting(name);
    return `| \`${name}\` | ${standard === undefined ? '' : `\`${standard}\``} | ${en} | ${zh} |`;
  });
  return ['| Name | Default | Meaning | 含义 |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
