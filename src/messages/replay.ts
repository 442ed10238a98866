import type { ReplayReasons } from '../core/replay/reasons.js';
import type { Texts } from './texts.js';

export const replayTexts: Texts<ReplayReasons> = {
  'replay.secret-missing': {
    zh: ({ holder }) => `缺少“${holder}”的秘密值`,
    en: ({ holder }) => `the secret of "${holder}" is missing`,
  },
  'replay.secret-unplanned': {
    zh: ({ holder }) => `计划中没有秘密持有人“${holder}”`,
    en: ({ holder }) => `the plan names no secret holder "${holder}"`,
  },
  'replay.secret-mismatch': {
    zh: ({ holder }) => `“${holder}”的秘密值与抽取前承诺的不一致`,
    en: ({ holder }) => `the secret of "${holder}" is not the one committed before the draw`,
  },
  'replay.dice-missing': {
    zh: ({ least }) => `计划要求至少 ${least} 位骰子数字，但没有提供`,
    en: ({ least }) => `the plan asks for at least ${least} dice digits, and none were given`,
  },
  'replay.dice-unplanned': {
    zh: () => '计划不使用骰子，却提供了骰子数字',
    en: () => 'dice digits were given, but the plan uses no dice',
  },
  'replay.dice-malformed': {
    zh: ({ least, found }) => `骰子必须是至少 ${least} 位十进制数字，现有 ${found} 个字符`,
    en: ({ least, found }) => `dice must be at least ${least} decimal digits; ${found} characters were given`,
  },
  'replay.file-missing': {
    zh: ({ file }) => `文件包缺少 ${file}`,
    en: ({ file }) => `the bundle lacks ${file}`,
  },
  'replay.file-unknown': {
    zh: ({ file }) => `文件包中有清单未列的文件 ${file}`,
    en: ({ file }) => `the bundle holds ${file}, which its manifest does not list`,
  },
  'replay.file-hash': {
    zh: ({ file, stated, found }) => `${file} 的哈希与清单不符：清单 ${stated}，实际 ${found}`,
    en: ({ file, stated, found }) => `${file} does not match its hash: manifest ${stated}, file ${found}`,
  },
  'replay.file-size': {
    zh: ({ file, stated, found }) => `${file} 的大小与清单不符：清单 ${stated}，实际 ${found}`,
    en: ({ file, stated, found }) => `${file} does not match its size: manifest ${stated}, file ${found}`,
  },
  'replay.not-canonical': {
    zh: ({ file, line }) => `${file} 第 ${line} 行不是规范 JSON`,
    en: ({ file, line }) => `${file}, line ${line}, is not canonical JSON`,
  },
  'replay.differs': {
    zh: ({ what, stated, computed }) => `${what} 不一致：文件为 ${stated}，重算为 ${computed}`,
    en: ({ what, stated, computed }) => `${what} does not agree: stated ${stated}, computed ${computed}`,
  },
  'replay.line-differs': {
    zh: ({ file, line, stated, computed }) =>
      `${file} 第 ${line} 行不一致：文件为 ${stated}，重算为 ${computed}`,
    en: ({ file, line, stated, computed }) =>
      `${file}, line ${line}, does not agree: stated ${stated}, computed ${computed}`,
  },
  'replay.other-commitment': {
    zh: ({ expected, found }) => `这不是公布的承诺：公布 ${expected}，文件包 ${found}`,
    en: ({ expected, found }) =>
      `this is not the commitment announced: ${expected}, the bundle holds ${found}`,
  },
};
