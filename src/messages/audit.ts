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
};
