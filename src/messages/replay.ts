import type { ReplayReasons } from '../core/replay/reasons.js';
import { seatGround } from './seatGrounds.js';
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
  'replay.seats-not-size': {
    zh: ({ size, seats }) => `计划中各单位席位合计 ${seats} 人，与检查组人数 ${size} 不符`,
    en: ({ size, seats }) => `the plan gives agencies ${seats} seats in a team of ${size}`,
  },
  'replay.regions-contradict': {
    zh: () => '计划不能既限本区域又要求交叉执法',
    en: () => 'a plan cannot keep inspectors within their regions and send them across at once',
  },
  'replay.earlier-not-before': {
    zh: ({ campaign, month }) => `往期检查组 ${campaign} 不早于 ${month}`,
    en: ({ campaign, month }) => `the earlier team of ${campaign} is not from before ${month}`,
  },
  'replay.earlier-twice': {
    zh: ({ campaign, target }) => `往期 ${campaign} 对 ${target} 记了两个检查组`,
    en: ({ campaign, target }) => `${campaign} has two earlier teams at ${target}`,
  },
  'replay.inspector-by-hand': {
    zh: ({ target, outgoing, expected, found }) =>
      `检查对象 ${target}：接替 ${outgoing} 的应为备选次序中的 ${expected}，记录为 ${found}，或越过人员的事由不符`,
    en: ({ target, outgoing, expected, found }) =>
      `target ${target}: ${expected} was next to take the place of ${outgoing}, the record names ${found}, or other grounds for those passed over`,
  },
  'replay.team-unfit': {
    zh: ({ target, inspector, grounds }) =>
      `检查对象 ${target} 是替换进来的，${inspector} 不得前往（${grounds.map((code) => seatGround(code).zh).join('、')}），须替换该人员`,
    en: ({ target, inspector, grounds }) =>
      `target ${target} came in by substitution, and ${inspector} must not go there (${grounds.map((code) => seatGround(code).en).join(', ')}): that seat needs a substitution too`,
  },
  'replay.other-team': {
    zh: ({ target, stated, expected }) =>
      `检查对象 ${target} 由 ${stated.join('、')} 检查，抽取和替换后应为 ${expected.join('、')}`,
    en: ({ target, stated, expected }) =>
      `target ${target} was visited by ${stated.join(', ')}; draw and substitutions leave ${expected.join(', ')}`,
  },
  'replay.round-missing': {
    zh: ({ chain }) => `计划使用信标链“${chain}”，承诺必须写明轮次`,
    en: ({ chain }) => `the plan uses the beacon chain "${chain}": the commitment must name a round`,
  },
  'replay.round-unplanned': {
    zh: ({ round }) => `计划不使用随机信标，却给出了轮次 ${round}`,
    en: ({ round }) => `round ${round} was given, but the plan uses no beacon`,
  },
  'replay.not-as-committed': {
    zh: ({ fields }) => `工作文件与承诺不符：${fields.join('、')}`,
    en: ({ fields }) => `the working file is not what was committed: ${fields.join(', ')}`,
  },
  'replay.record-missing': {
    zh: ({ kind, entry }) => `日志第 ${entry} 条（${kind}）所指的记录没有公布`,
    en: ({ kind, entry }) => `the record of entry ${entry} of the log (${kind}) was not published`,
  },
  'replay.record-unlogged': {
    zh: ({ format, sha256 }) => `记录 ${format}（${sha256}）不在日志中`,
    en: ({ format, sha256 }) => `a record ${format} (${sha256}) is not in the log`,
  },
  'replay.other-attempt': {
    zh: ({ kind, entry, stated, found }) =>
      `日志第 ${entry} 条（${kind}）登记的是 ${stated}，其记录却属于 ${found}`,
    en: ({ kind, entry, stated, found }) =>
      `entry ${entry} of the log (${kind}) is of ${stated}, its record of ${found}`,
  },
  'replay.record-of-another-attempt': {
    zh: ({ kind, stated, found }) => `记录（${kind}）属于 ${found}，而不是 ${stated}`,
    en: ({ kind, stated, found }) => `a record (${kind}) is of ${found}, not of ${stated}`,
  },
  'replay.head-behind': {
    zh: ({ size, entries }) => `签名只覆盖日志的前 ${size} 条，日志共有 ${entries} 条`,
    en: ({ size, entries }) => `the signed head covers ${size} entries, the log has ${entries}`,
  },
  'replay.head-newer': {
    zh: ({ size, entries }) =>
      `留存的签名覆盖 ${size} 条日志，文件包中只有 ${entries} 条：请用更早的留存，或索取更新的文件包；若都没有，说明日志被截短`,
    en: ({ size, entries }) =>
      `the head that was kept covers ${size} entries, and the log in the bundle has ${entries}: take an earlier head, or ask for a newer bundle; if there is none, the log was cut`,
  },
  'replay.no-head': {
    zh: () => '文件包没有签名的日志，无法核对签名',
    en: () => 'the bundle holds no signed log whose signature could be checked',
  },
  'replay.not-the-live-attempt': {
    zh: ({ sequence, attempts }) => `日志中有效的不是第 ${sequence} 次抽取（共 ${attempts} 次承诺）`,
    en: ({ sequence, attempts }) =>
      `attempt ${sequence} is not the one in force by the log, which holds ${attempts} commitments`,
  },
  'replay.other-head': {
    zh: ({ size, root, computed }) => `日志前 ${size} 条的树根应为 ${root}，重算为 ${computed}`,
    en: ({ size, root, computed }) =>
      `the first ${size} entries of the log have root ${computed}, its head says ${root}`,
  },
  'replay.not-in-frame': {
    zh: ({ id }) => `抽样框中没有 ${id}`,
    en: ({ id }) => `the frame holds no ${id}`,
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
  'replay.not-one-record': {
    zh: ({ file }) => `${file} 应当只有一条记录`,
    en: ({ file }) => `${file} must hold one record`,
  },
  'replay.out-of-order': {
    zh: ({ file, line, id, before }) => `${file} 第 ${line} 行的 ${id} 没有排在 ${before} 之后`,
    en: ({ file, line, id, before }) => `${file}, line ${line}: ${id} does not come after ${before}`,
  },
  'replay.cancelled': {
    zh: ({ rows }) => `核验在 ${rows} 行之后被取消`,
    en: ({ rows }) => `verification was cancelled after ${rows} rows`,
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
