import type { JobReasons } from '../app/jobs/reasons.js';
import type { Texts } from './texts.js';

export const jobTexts: Texts<JobReasons> = {
  'jobs.bad-payload': {
    zh: ({ kind, detail }) => `作业“${kind}”的参数不符合要求：${detail}`,
    en: ({ kind, detail }) => `the particulars of the job "${kind}" do not fit: ${detail}`,
  },
  'jobs.request-differs': {
    zh: ({ kind, subject }) => `作业“${kind}”（${subject}）已提交过，但参数不同`,
    en: ({ kind, subject }) => `the job "${kind}" for ${subject} was asked for before with other particulars`,
  },
  'jobs.unknown-job': {
    zh: ({ id }) => `没有作业 ${id}`,
    en: ({ id }) => `there is no job ${id}`,
  },
  'jobs.not-ended': {
    zh: ({ id, state }) => `作业 ${id} 现为“${state}”，不能重新提交`,
    en: ({ id, state }) => `the job ${id} is ${state} and cannot be asked for again`,
  },
  'jobs.already-ended': {
    zh: ({ id, state }) => `作业 ${id} 已结束（${state}），不能取消`,
    en: ({ id, state }) => `the job ${id} has ended (${state}) and cannot be cancelled`,
  },
  'jobs.worker-lost': {
    zh: ({ attempts }) => `执行作业的进程中途消失，共尝试 ${attempts} 次`,
    en: ({ attempts }) => `the process at work vanished, at attempt ${attempts} as before`,
  },
  'jobs.failed': {
    zh: ({ attempts, detail }) => `作业失败（第 ${attempts} 次尝试）：${detail}`,
    en: ({ attempts, detail }) => `the job failed at attempt ${attempts}: ${detail}`,
  },
  'jobs.part-failed': {
    zh: ({ subject }) => `其中一部分（${subject}）未能完成`,
    en: ({ subject }) => `a part of it (${subject}) could not be done`,
  },
  'jobs.unknown-rule-set': {
    zh: ({ ruleSet }) => `没有规则集 ${ruleSet}`,
    en: ({ ruleSet }) => `there is no rule set ${ruleSet}`,
  },
  'jobs.register-busy': {
    zh: ({ attempts }) => `评分期间检查对象库不断变动，${attempts} 次均未得到一致的结果，请待导入完成后再试`,
    en: ({ attempts }) =>
      `the register changed during each of ${attempts} attempts; score again when the imports are done`,
  },
};
