import type { ImportReasons } from '../app/imports/reasons.js';
import type { Texts } from './texts.js';

export const importTexts: Texts<ImportReasons> = {
  'imports.bad-file-name': {
    zh: ({ name }) => `文件名“${name}”不能含有路径或特殊字符`,
    en: ({ name }) => `the file name "${name}" must not hold a path or special characters`,
  },
  'imports.file-too-large': {
    zh: ({ limit }) => `文件超过 ${limit} 字节`,
    en: ({ limit }) => `the file is larger than ${limit} bytes`,
  },
  'imports.no-mapping': {
    zh: ({ kind }) => `请先确认各列的含义（${kind}），再检查文件`,
    en: ({ kind }) => `say what the columns mean (${kind}) before the file is checked`,
  },
  'imports.roster-has-no-mapping': {
    zh: () => '人员名录的列是固定的，请使用模板，不需要列映射',
    en: () => 'the columns of an inspector list are fixed: use the template, without a mapping',
  },
  'imports.not-yours': {
    zh: ({ id }) => `“${id}”不属于本机构管辖，不能由本次导入写入`,
    en: ({ id }) => `"${id}" does not belong to the organisations of this import`,
  },
  'imports.unknown-organisation': {
    zh: ({ organisation }) => `没有代码为“${organisation}”的机构`,
    en: ({ organisation }) => `there is no organisation with the code "${organisation}"`,
  },
  'imports.wrong-state': {
    zh: ({ id, state, wanted }) => `导入 ${id} 处于“${state}”状态，此操作要求“${wanted}”`,
    en: ({ id, state, wanted }) => `the import ${id} is ${state}; this needs it to be ${wanted}`,
  },
  'imports.busy': {
    zh: ({ id, step }) => `导入 ${id} 正在处理（${step}），请稍候`,
    en: ({ id, step }) => `the import ${id} is at work (${step}); wait for it to end`,
  },
  'imports.has-problems': {
    zh: ({ count }) => `文件还有 ${count} 个问题，请更正后重新上传；有问题的文件一行也不会写入`,
    en: ({ count }) =>
      `the file has ${count} problems; correct it and upload it again. Nothing of it is written`,
  },
  'imports.check-again': {
    zh: ({ id }) => `导入 ${id} 检查之后名录库已变动，请重新检查`,
    en: ({ id }) => `the libraries changed since the import ${id} was checked; check it again`,
  },
  'imports.closed': {
    zh: () => '之后又有过导入，这次导入已经不能撤销',
    en: () => 'another import came after this one, which cannot be undone any more',
  },
  'imports.not-the-last': {
    zh: ({ id, last }) => `只能撤销最近一次导入；${id} 之后还有 ${last}`,
    en: ({ id, last }) => `only the last import can be undone; ${last} came after ${id}`,
  },
  'imports.changed-since': {
    zh: ({ count, first }) => `导入之后又有 ${count} 条被修改（如“${first}”），撤销会丢失这些修改`,
    en: ({ count, first }) =>
      `${count} entries were changed after the import (such as "${first}"); undoing it would lose that`,
  },
  'imports.broke-off': {
    zh: () => '处理中断，什么都没有写入；请重试',
    en: () => 'the work broke off and wrote nothing; try again',
  },
};
