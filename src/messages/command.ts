import type { CommandReasons } from '../app/command/reasons.js';
import type { Texts } from './texts.js';

export const commandTexts: Texts<CommandReasons> = {
  'command.unreadable-file': {
    zh: ({ detail }) => `无法读取文件（${detail}）`,
    en: ({ detail }) => `the file cannot be read (${detail})`,
  },
  'command.unwritable-file': {
    zh: ({ detail }) => `无法写入文件（${detail}）`,
    en: ({ detail }) => `the file cannot be written (${detail})`,
  },
  'command.file-exists': {
    zh: () => '文件已存在，不会覆盖；请另选文件名',
    en: () => 'the file exists and is not overwritten; choose another name',
  },
  'command.usage': {
    zh: ({ detail }) => `命令用法有误：${detail}`,
    en: ({ detail }) => `the command cannot be understood: ${detail}`,
  },
  'command.bad-seed': {
    zh: ({ bytes }) => `种子必须是 32 字节（64 个十六进制字符），现有 ${bytes} 字节`,
    en: ({ bytes }) => `a seed has 32 bytes (64 hex characters); ${bytes} were given`,
  },
  'command.ended-early': {
    zh: () => '输入在抽取之前结束，没有抽取',
    en: () => 'the input ended before the draw; nothing was drawn',
  },
  'command.not-confirmed': {
    zh: () => '没有得到确认，没有抽取',
    en: () => 'it was not confirmed; nothing was drawn',
  },
  'command.not-a-secret': {
    zh: ({ holder }) => `“${holder}”的秘密值必须是至少 32 字节的十六进制文本`,
    en: ({ holder }) => `the secret of "${holder}" must be at least 32 bytes in hex`,
  },
  'command.log-busy': {
    zh: ({ pid }) => `另一个命令（进程 ${pid}）正在使用日志，请待其结束后再试`,
    en: ({ pid }) => `another command (process ${pid}) is working on the log; try again when it has ended`,
  },
  'command.other-draw': {
    zh: () => '文件夹中已有另一个承诺或抽取结果，不会覆盖；请另选文件夹',
    en: () => 'the folder holds another commitment or draw, which is not overwritten; choose another folder',
  },
  'command.not-utf8': {
    zh: () => '标准输入不是 UTF-8 文本',
    en: () => 'standard input is not UTF-8 text',
  },
};
