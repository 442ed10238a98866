import type { ScreenTexts } from './screenTexts.js';

/** The page on which everybody performs a draw again. */
export const verifyTexts = {
  title: { zh: '核验一次抽取', en: 'Check a draw' },
  lead: {
    zh: '选一个公开的文件包，您的浏览器会用其中的数据把抽取从头重做一遍，再与公布的结果逐项比对。文件不会离开您的电脑，断网也能用。',
    en: 'Choose a published bundle: your browser performs the draw again from its data and compares everything with what was published. The file does not leave your computer, and no network is needed.',
  },
  choose: { zh: '选择文件包（bundle.zip）', en: 'Choose a bundle (bundle.zip)' },
  drop: { zh: '或者把文件拖到这里', en: 'or drop it here' },
  published: { zh: '本服务公开的抽取', en: 'Draws that this service has published' },
  nonePublished: { zh: '还没有公开的抽取。', en: 'No draw has been published yet.' },
  unreachable: {
    zh: '现在连不上服务，已有的文件包仍可核验。',
    en: 'The service cannot be reached now; a bundle that you have can be checked all the same.',
  },
  attempt: { zh: (n: number) => `第 ${n} 次抽取`, en: (n: number) => `attempt ${n}` },
  fetching: { zh: '正在下载文件包…', en: 'Downloading the bundle…' },
  running: { zh: '正在重做抽取', en: 'Performing the draw again' },
  rows: {
    zh: (rows: number, of: number) => `${rows} / ${of} 户`,
    en: (rows: number, of: number) => `${rows} of ${of} enterprises`,
  },
  agrees: {
    zh: '核验一致：重做的结果与公布的完全相同',
    en: 'Verified: performed again, everything came out as published',
  },
  differs: {
    zh: '核验不一致：这个文件包不能证明公布的结果',
    en: 'Not verified: this bundle does not prove what was published',
  },
  took: { zh: (s: string) => `用时 ${s} 秒`, en: (s: string) => `It took ${s} s` },
  steps: { zh: '逐项结果', en: 'Step by step' },
  good: { zh: '一致', en: 'agrees' },
  bad: { zh: '不一致', en: 'differs' },
  pending: { zh: '等待', en: 'waiting' },
  skipped: { zh: '未能检查', en: 'could not be checked' },
  compare: {
    zh: '请与抽取之前公布的承诺短码比对：',
    en: 'Compare with the short code of the commitment that was announced before the draw:',
  },
  commitment: { zh: '承诺', en: 'Commitment' },
  shortCode: { zh: '短码', en: 'Short code' },
  campaign: { zh: '抽查任务', en: 'Campaign' },
  rehearsal: { zh: '（演练，不作为检查依据）', en: ' (a rehearsal; nobody is inspected for it)' },
  frame: { zh: '抽样框', en: 'Frame' },
  frameWords: {
    zh: (size: number, excluded: number) => `${size} 户，其中排除 ${excluded} 户`,
    en: (size: number, excluded: number) => `${size} enterprises, of which ${excluded} excluded`,
  },
  targets: { zh: '检查对象', en: 'Targets' },
  targetWords: {
    zh: (random: number, certain: number) => `随机抽取 ${random} 户，必查 ${certain} 户`,
    en: (random: number, certain: number) => `${random} drawn at random, ${certain} for a stated ground`,
  },
  attempts: { zh: '抽取次数', en: 'Attempts' },
  log: { zh: '公开日志', en: 'Public log' },
  logWords: {
    zh: (entries: number) => `文件包带有日志 ${entries} 条`,
    en: (entries: number) => `the bundle holds ${entries} entries of the log`,
  },
  noLog: {
    zh: '文件包没有公开日志：看不出是否有过其他承诺、作废或重抽',
    en: 'the bundle holds no log: other attempts, voids and redraws cannot be seen',
  },
  another: { zh: '核验另一个文件包', en: 'Check another bundle' },
  print: { zh: '打印', en: 'Print' },
  lookUp: { zh: '我的企业被抽中了吗？', en: 'Was my enterprise drawn?' },
  lookUpHint: {
    zh: '统一社会信用代码或企业名称的一部分',
    en: 'Its official id, or part of its name',
  },
  find: { zh: '查找', en: 'Find' },
  notFound: {
    zh: '抽样框里没有这样的企业。',
    en: 'No such enterprise is in the frame.',
  },
  moreFound: {
    zh: '还有更多，请把名称写得更完整。',
    en: 'There are more: please write more of the name.',
  },
  working: { zh: '正在计算证明…', en: 'Computing the proof…' },
  proofGood: {
    zh: '证明成立：这一行在抽取之前就已承诺，签号和结果由公开的种子重算一致。',
    en: 'The proof holds: the row was committed before the draw, and its ticket and outcome follow from the published seed.',
  },
  proofBad: { zh: '证明不成立', en: 'The proof does not hold' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  tier: { zh: '等级和风险分', en: 'Tier and score' },
  cell: { zh: '所在层', en: 'Cell' },
  cellWords: {
    zh: (cell: string, population: number, size: number) => `${cell}：共 ${population} 户，抽取 ${size} 户`,
    en: (cell: string, population: number, size: number) =>
      `${cell}: ${population} enterprises, ${size} drawn`,
  },
  probability: { zh: '入样概率', en: 'Probability' },
  ticket: { zh: '签号', en: 'Ticket' },
  cutoff: { zh: '界限签号', en: 'Cut-off' },
  cutoffHint: {
    zh: '签号不大于界限签号的，就是被抽中的。',
    en: 'Whoever has a ticket at or below the cut-off was drawn.',
  },
  noCutoff: { zh: '本层没有单一的界限签号', en: 'no single ticket divides this cell' },
  place: { zh: '在抽样框中的位置', en: 'Place in the frame' },
  placeWords: {
    zh: (index: number, size: number) => `第 ${index} 行，共 ${size} 行`,
    en: (index: number, size: number) => `row ${index} of ${size}`,
  },
  path: { zh: '默克尔证明', en: 'Merkle proof' },
  pathWords: {
    zh: (count: number) => `从这一行到抽样框根的 ${count} 个哈希`,
    en: (count: number) => `${count} hashes from the row to the root of the frame`,
  },
  root: { zh: '抽样框根', en: 'Root of the frame' },
  download: { zh: '下载证明', en: 'Download the proof' },
} satisfies ScreenTexts;
