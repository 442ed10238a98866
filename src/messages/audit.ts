import type { AuditReasons } from '../core/audit/reasons.js';
import type { Texts } from './texts.js';

export const auditTexts: Texts<AuditReasons> = {
  'audit.proof-length': {
    zh: ({ size, expected, got }) =>
      `默克尔证明应有 ${expected} 个节点（树共 ${size} 个叶子），实有 ${got} 个`,
    en: ({ size, expected, got }) =>
      `the Merkle proof has ${got} nodes where a tree of ${size} leaves needs ${expected}`,
  },
  'audit.no-such-leaf': {
    zh: ({ index, size }) => `共 ${size} 个叶子的树中没有序号 ${index}`,
    en: ({ index, size }) => `a tree of ${size} leaves has no leaf number ${index}`,
  },
  'audit.not-in-tree': {
    zh: ({ index, size, root, computed }) =>
      `第 ${index} 号叶子不在树中：公布的根（${size} 个叶子）为 ${root}，由证明算得 ${computed}`,
    en: ({ index, size, root, computed }) =>
      `leaf ${index} is not in the tree: its published root (${size} leaves) is ${root}, the proof gives ${computed}`,
  },
  'audit.log-shrank': {
    zh: ({ first, second }) => `日志变短：先前有 ${first} 条记录，现在只有 ${second} 条`,
    en: ({ first, second }) => `the log shrank: it held ${first} records and now holds ${second}`,
  },
  'audit.log-rewritten': {
    zh: ({ first, second, root, computed }) =>
      `日志被改写：从 ${first} 条到 ${second} 条之间，公布的根为 ${root}，由证明算得 ${computed}`,
    en: ({ first, second, root, computed }) =>
      `the log was rewritten between ${first} and ${second} records: the published root is ${root}, the proof gives ${computed}`,
  },
  'audit.beacon-chain-unknown': {
    zh: ({ chain }) => `随机信标链 ${chain} 不在公认名单内：它可能由操作者自己运行`,
    en: ({ chain }) => `the beacon chain ${chain} is not on the pinned list: the operator could run it`,
  },
  'audit.beacon-chain-altered': {
    zh: ({ chain, computed }) => `随机信标链的参数被改动：其标识应为 ${chain}，由参数算得 ${computed}`,
    en: ({ chain, computed }) =>
      `the beacon chain's parameters were changed: its hash should be ${chain}, they give ${computed}`,
  },
  'audit.beacon-wrong-round': {
    zh: ({ chain, expected, got }) => `承诺使用信标 ${chain} 第 ${expected} 轮，提交的却是第 ${got} 轮`,
    en: ({ chain, expected, got }) =>
      `the commitment names round ${expected} of the beacon ${chain}, and round ${got} was brought`,
  },
  'audit.beacon-signature': {
    zh: ({ chain, round }) => `信标 ${chain} 第 ${round} 轮的签名无效：该随机数不是此链发布的`,
    en: ({ chain, round }) =>
      `the signature of round ${round} of the beacon ${chain} does not hold: that chain did not publish it`,
  },
  'audit.beacon-not-planned': {
    zh: ({ round }) => `承诺未安排随机信标，却提交了第 ${round} 轮`,
    en: ({ round }) => `the commitment plans no beacon, and round ${round} was brought`,
  },
  'audit.beacon-missing': {
    zh: ({ chain, round }) => `缺少信标链 ${chain} 第 ${round} 轮，且承诺未规定替代办法：本次抽取只能作废`,
    en: ({ chain, round }) =>
      `round ${round} of the beacon chain ${chain} is missing and the commitment has no fallback: the draw must be voided`,
  },
  'audit.dice-not-digits': {
    zh: ({ dice }) => `骰子结果“${dice}”只能由数字 0–9 组成`,
    en: ({ dice }) => `the dice "${dice}" must be decimal digits only`,
  },
  'audit.dice-too-few': {
    zh: ({ digits, needed }) => `骰子只掷了 ${digits} 位，至少需要 ${needed} 位`,
    en: ({ digits, needed }) => `${digits} dice digits were thrown, at least ${needed} are needed`,
  },
  'audit.dice-not-planned': {
    zh: ({ digits }) => `承诺未安排掷骰子，却提交了 ${digits} 位结果`,
    en: ({ digits }) => `the commitment plans no dice, and ${digits} digits were brought`,
  },
  'audit.secret-withheld': {
    zh: ({ holder }) => `${holder} 未交出其保管的秘密值：本次抽取须作废并计数`,
    en: ({ holder }) =>
      `${holder} has not given the secret: the draw must be voided, and counts as an attempt`,
  },
  'audit.secret-too-short': {
    zh: ({ holder, bytes, needed }) => `${holder} 的秘密值只有 ${bytes} 字节，至少需要 ${needed} 字节`,
    en: ({ holder, bytes, needed }) =>
      `the secret of ${holder} has ${bytes} bytes, at least ${needed} are needed`,
  },
  'audit.secret-mismatch': {
    zh: ({ holder, committed, computed }) =>
      `${holder} 交出的秘密值与事先承诺不符：承诺为 ${committed}，实为 ${computed}`,
    en: ({ holder, committed, computed }) =>
      `the secret of ${holder} is not the committed one: SHA-256 ${committed} was committed, this one has ${computed}`,
  },
  'audit.secret-not-committed': {
    zh: ({ holder }) => `${holder} 的秘密值没有事先承诺，或重复提交`,
    en: ({ holder }) => `the secret of ${holder} was not committed beforehand, or was given twice`,
  },
  'audit.seed-without-source': {
    zh: () => '种子没有任何随机来源：须安排信标、骰子或秘密值',
    en: () => 'the seed has no source: plan a beacon, dice or secrets',
  },
  'audit.fallback-too-early': {
    zh: ({ drawnAt, notBefore }) =>
      `未到使用替代办法的时间：抽取时间 ${moment(drawnAt)}，最早应为 ${moment(notBefore)}`,
    en: ({ drawnAt, notBefore }) =>
      `the fallback was used too early: drawn at ${moment(drawnAt)}, allowed from ${moment(notBefore)}`,
  },
  'audit.drawn-before-commitment': {
    zh: ({ committedAt, drawnAt }) => `抽取时间 ${moment(drawnAt)} 早于承诺时间 ${moment(committedAt)}`,
    en: ({ committedAt, drawnAt }) =>
      `the draw at ${moment(drawnAt)} comes before its commitment at ${moment(committedAt)}`,
  },
  'audit.drawn-too-early': {
    zh: ({ drawNotBefore, drawnAt }) =>
      `抽取时间 ${moment(drawnAt)} 早于公告的最早时间 ${moment(drawNotBefore)}`,
    en: ({ drawNotBefore, drawnAt }) =>
      `the draw at ${moment(drawnAt)} comes before the announced time ${moment(drawNotBefore)}`,
  },
  'audit.round-already-known': {
    zh: ({ round, published, committedAt }) =>
      `信标第 ${round} 轮于 ${moment(published)} 已公布，承诺到 ${moment(committedAt)} 才作出：承诺时结果已可知`,
    en: ({ round, published, committedAt }) =>
      `round ${round} was public from ${moment(published)}, before the commitment at ${moment(committedAt)}: its value could be known`,
  },
  'audit.round-reused': {
    zh: (p) =>
      `信标链 ${p.chain} 第 ${p.round} 轮被重复使用：日志第 ${p.otherEntry} 条任务 ${p.otherCampaign} 第 ${p.otherSequence} 次的承诺已写明该轮，第 ${p.entry} 条任务 ${p.campaign} 第 ${p.sequence} 次的承诺又写明同一轮`,
    en: (p) =>
      `round ${p.round} of the beacon chain ${p.chain} is used twice: by the commitment of ${p.otherCampaign}, attempt ${p.otherSequence}, in entry ${p.otherEntry} of the log, and again by that of ${p.campaign}, attempt ${p.sequence}, in entry ${p.entry}`,
  },
  'audit.key-malformed': {
    zh: ({ text }) => `“${text}”不是有效的公钥（名称+编号+Base64）`,
    en: ({ text }) => `"${text}" is not a valid public key (name+id+base64)`,
  },
  'audit.note-malformed': {
    zh: () => '签名文档的格式不正确（C2SP signed-note）',
    en: () => 'the signed note is not well-formed (C2SP signed-note)',
  },
  'audit.checkpoint-malformed': {
    zh: () => '日志检查点应有三行：日志名称、记录条数、Base64 编码的根',
    en: () => 'a checkpoint has three lines: the name of the log, its size and its root in base64',
  },
  'audit.signature-false': {
    zh: ({ name }) => `以“${name}”名义的签名无效`,
    en: ({ name }) => `the signature in the name of ${name} does not hold`,
  },
  'audit.not-signed': {
    zh: ({ names }) => `没有任何受信任的密钥签名（署名：${names.join('、')}）`,
    en: ({ names }) => `no trusted key has signed it (signatures found: ${names.join(', ')})`,
  },
  'audit.not-an-instant': {
    zh: ({ text }) => `“${text}”不是有效时刻，应写作 YYYY-MM-DDTHH:MM:SSZ（世界时）`,
    en: ({ text }) => `"${text}" is not a moment written YYYY-MM-DDTHH:MM:SSZ (UTC)`,
  },
  'audit.other-log': {
    zh: ({ expected, got }) => `检查点属于日志“${got}”，而不是“${expected}”`,
    en: ({ expected, got }) => `the checkpoint belongs to the log ${got}, not to ${expected}`,
  },
  'audit.too-few-witnesses': {
    zh: ({ needed, found }) => `检查点只有 ${found} 个受信任的见证方签名，需要 ${needed} 个`,
    en: ({ needed, found }) =>
      `${found} trusted witnesses have cosigned the checkpoint, ${needed} are needed`,
  },
  'audit.split-view': {
    zh: ({ origin, size, one, other }) =>
      `日志“${origin}”对不同的人出示不同内容：同为 ${size} 条记录，却有两个根 ${one} 与 ${other}`,
    en: ({ origin, size, one, other }) =>
      `the log ${origin} shows different people different records: at size ${size} it has signed the roots ${one} and ${other}`,
  },
  'audit.record-altered': {
    zh: ({ kind, campaign, sequence, logged, computed }) =>
      `任务 ${campaign} 第 ${sequence} 次的${entryKind(kind).zh}记录与日志不符：日志登记 ${logged}，所示记录为 ${computed}`,
    en: ({ kind, campaign, sequence, logged, computed }) =>
      `the ${entryKind(kind).en} record of ${campaign}, attempt ${sequence}, is not the logged one: ${logged} was logged, the record shown has ${computed}`,
  },
  'audit.log-clock': {
    zh: ({ entry, at }) => `日志第 ${entry} 条的时间 ${at} 早于前一条`,
    en: ({ entry, at }) => `entry ${entry} of the log bears the time ${at}, earlier than the one before it`,
  },
  'audit.second-commitment': {
    zh: ({ campaign, sequence, first, second, entry }) =>
      `任务 ${campaign} 第 ${sequence} 次有两个承诺：${first} 尚未作废，日志第 ${entry} 条又登记 ${second}`,
    en: ({ campaign, sequence, first, second, entry }) =>
      `${campaign}, attempt ${sequence}, has two commitments: ${first} is in force, and entry ${entry} of the log adds ${second}`,
  },
  'audit.void-missing': {
    zh: ({ campaign, sequence, first, second, entry }) =>
      `任务 ${campaign} 第 ${sequence} 次的承诺 ${first} 没有作废记录，日志第 ${entry} 条却登记了新的承诺 ${second}`,
    en: ({ campaign, sequence, first, second, entry }) =>
      `the commitment ${first} of ${campaign}, attempt ${sequence}, was never voided, and entry ${entry} of the log replaces it by ${second}`,
  },
  'audit.sequence-gap': {
    zh: ({ campaign, expected, found, entry }) =>
      `任务 ${campaign} 应为第 ${expected} 次，日志第 ${entry} 条却写第 ${found} 次：中间的记录缺失`,
    en: ({ campaign, expected, found, entry }) =>
      `${campaign} should be at attempt ${expected}, and entry ${entry} of the log says ${found}: attempts are missing`,
  },
  'audit.void-by-planner': {
    zh: ({ campaign, sequence, person }) =>
      `任务 ${campaign} 第 ${sequence} 次由计划人 ${person} 自己批准作废`,
    en: ({ campaign, sequence, person }) =>
      `the void of ${campaign}, attempt ${sequence}, was approved by ${person}, who planned it`,
  },
  'audit.void-after-opening': {
    zh: ({ campaign, sequence, entry }) =>
      `任务 ${campaign} 第 ${sequence} 次在结果公开之后才作废（日志第 ${entry} 条）`,
    en: ({ campaign, sequence, entry }) =>
      `${campaign}, attempt ${sequence}, was voided after its result was known (entry ${entry} of the log)`,
  },
  'audit.out-of-place': {
    zh: ({ kind, campaign, sequence, entry }) =>
      `日志第 ${entry} 条：任务 ${campaign} 第 ${sequence} 次此时不应有${entryKind(kind).zh}记录，缺少其前提（有效的承诺或抽取）`,
    en: ({ kind, campaign, sequence, entry }) =>
      `entry ${entry} of the log: ${campaign}, attempt ${sequence}, has a ${entryKind(kind).en} record without the commitment or draw that it needs`,
  },
  'audit.done-twice': {
    zh: ({ kind, campaign, sequence, first, second, entry }) =>
      `任务 ${campaign} 第 ${sequence} 次有两个${entryKind(kind).zh}记录：${first} 与日志第 ${entry} 条的 ${second}`,
    en: ({ kind, campaign, sequence, first, second, entry }) =>
      `${campaign}, attempt ${sequence}, has two ${entryKind(kind).en} records: ${first}, and ${second} in entry ${entry} of the log`,
  },
  'audit.not-opened': {
    zh: ({ campaign, sequence, deadline }) =>
      `任务 ${campaign} 第 ${sequence} 次到期未公开，期限为 ${deadline}`,
    en: ({ campaign, sequence, deadline }) =>
      `${campaign}, attempt ${sequence}, was not opened by its deadline ${deadline}`,
  },
  'audit.not-a-target': {
    zh: ({ id }) => `${id} 不是本次的检查对象，不能被替换`,
    en: ({ id }) => `${id} is not a target of this draw and cannot be replaced`,
  },
  'audit.substitute-by-hand': {
    zh: ({ replaced, expected, found }) =>
      `替换 ${replaced} 的应为备选顺序中的下一个“${expected || '无'}”，实为“${found || '无'}”`,
    en: ({ replaced, expected, found }) =>
      `${replaced} should be replaced by the next reserve, ${expected || 'nobody'}, and was replaced by ${found || 'nobody'}`,
  },
  'audit.targets-swapped': {
    zh: ({ missing, strangers }) =>
      `检查对象与抽取结果不符：应查而未查 ${missing.join('、') || '无'}；未抽中却被查 ${strangers.join('、') || '无'}`,
    en: ({ missing, strangers }) =>
      `the visits are not those of the draw: not visited ${missing.join(', ') || 'none'}; visited without being drawn ${strangers.join(', ') || 'none'}`,
  },
  'audit.too-often': {
    zh: ({ subject, count, expected, draws, compared, oneIn }) =>
      `${subject} 在 ${draws} 次抽取中被抽中 ${count} 次，按公布的概率应约为 ${expected} 次（同时比较 ${compared} 个对象，${byChance(oneIn).zh}）`,
    en: ({ subject, count, expected, draws, compared, oneIn }) =>
      `${subject} was drawn ${count} times in ${draws} draws where ${expected} were to be expected (${compared} subjects compared; ${byChance(oneIn).en})`,
  },
  'audit.too-rarely': {
    zh: ({ subject, count, expected, draws, compared, oneIn }) =>
      `${subject} 在 ${draws} 次抽取中只被抽中 ${count} 次，按公布的概率应约为 ${expected} 次（同时比较 ${compared} 个对象，${byChance(oneIn).zh}）`,
    en: ({ subject, count, expected, draws, compared, oneIn }) =>
      `${subject} was drawn only ${count} times in ${draws} draws where ${expected} were to be expected (${compared} subjects compared; ${byChance(oneIn).en})`,
  },
  'audit.unequal-stratum': {
    zh: ({ stratum, units, draws, statistic, degrees, oneIn }) =>
      `层“${stratum}”的 ${units} 个对象在 ${draws} 次抽取中机会不均等：统计量 ${statistic}，自由度 ${degrees}（${byChance(oneIn).zh}）`,
    en: ({ stratum, units, draws, statistic, degrees, oneIn }) =>
      `the ${units} units of stratum ${stratum} were not equally likely over ${draws} draws: statistic ${statistic} on ${degrees} degrees of freedom (${byChance(oneIn).en})`,
  },
  'audit.group-never-drawn': {
    zh: ({ group, members, draws, compared, oneIn }) =>
      `“${group}”的 ${members} 个对象在 ${draws} 次抽取中从未被抽中（同时比较 ${compared} 组，${byChance(oneIn).zh}）`,
    en: ({ group, members, draws, compared, oneIn }) =>
      `none of the ${members} members of ${group} was drawn in ${draws} draws (${compared} groups compared; ${byChance(oneIn).en})`,
  },
  'audit.tickets-uneven': {
    zh: ({ tickets, statistic, degrees, oneIn }) =>
      `${tickets} 个签号分布不均匀：统计量 ${statistic}，自由度 ${degrees}（${byChance(oneIn).zh}）`,
    en: ({ tickets, statistic, degrees, oneIn }) =>
      `the ${tickets} tickets are not spread evenly: statistic ${statistic} on ${degrees} degrees of freedom (${byChance(oneIn).en})`,
  },
  'audit.replaced-riskier': {
    zh: ({ person, replaced, drawn, compared, oneIn }) =>
      `${person} 名下 ${drawn} 个抽中对象中有 ${replaced} 个被替换，被替换的风险分明显更高（同时比较 ${compared} 人，${byChance(oneIn).zh}）`,
    en: ({ person, replaced, drawn, compared, oneIn }) =>
      `${replaced} of ${drawn} targets under ${person} were replaced, and they were riskier than the others (${compared} people compared; ${byChance(oneIn).en})`,
  },
};

const byChance = (oneIn: number) => ({
  zh: `仅凭偶然，约 ${oneIn} 次审计才会出现一次`,
  en: `chance alone would raise this alarm in 1 of ${oneIn} audits`,
});

const ENTRY_KINDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  commitment: { zh: '承诺', en: 'commitment' },
  draw: { zh: '抽取', en: 'draw' },
  substitution: { zh: '替换', en: 'substitution' },
  'inspector-substitution': { zh: '替换执法人员', en: 'substitution of an inspector' },
  opening: { zh: '公开', en: 'opening' },
  void: { zh: '作废', en: 'void' },
  incident: { zh: '异常', en: 'incident' },
};

const entryKind = (kind: string) => ENTRY_KINDS[kind] ?? { zh: kind, en: kind };

/** Seconds since 1970 as ISO 8601 in UTC, to the second. */
function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
