import type { SchedulingReasons } from '../core/scheduling/reasons.js';
import type { Texts } from './texts.js';

export const schedulingTexts: Texts<SchedulingReasons> = {
  'scheduling.no-calendar': {
    zh: ({ year, region }) =>
      `没有 ${region} 地区 ${year} 年的工作日历；请等待官方放假安排，或由计划员批准使用临时日历`,
    en: ({ year, region }) =>
      `there is no work calendar of ${region} for ${year}; add the official table, or have a planner approve a provisional one`,
  },
  'scheduling.calendar-provisional': {
    zh: ({ year, region }) => `${region} 地区 ${year} 年的工作日历是临时的，须由计划员批准后才能使用`,
    en: ({ year, region }) =>
      `the work calendar of ${region} for ${year} is provisional; a planner must approve its use`,
  },
  'scheduling.calendar-twice': {
    zh: ({ year, region }) => `${region} 地区 ${year} 年有两份工作日历`,
    en: ({ year, region }) => `there are two work calendars of ${region} for ${year}`,
  },
  'scheduling.unknown-zone': {
    zh: ({ zone }) => `“${zone}”不是 IANA 时区名称`,
    en: ({ zone }) => `"${zone}" is not the name of an IANA time zone`,
  },
  'scheduling.day-outside-year': {
    zh: ({ day, year }) => `${day} 不在日历所属的 ${year} 年内`,
    en: ({ day, year }) => `${day} lies outside ${year}, the year of the calendar`,
  },
  'scheduling.days-not-ascending': {
    zh: ({ day }) => `日期须由早到晚且不重复，${day} 位置不对`,
    en: ({ day }) => `days must ascend without repeats; ${day} is out of place`,
  },
  'scheduling.holiday-at-weekend': {
    zh: ({ day }) => `${day} 是周末，本来就休息，不应列为节假日`,
    en: ({ day }) => `${day} is a Saturday or Sunday, off anyhow; it must not be listed as a holiday`,
  },
  'scheduling.make-up-on-weekday': {
    zh: ({ day }) => `${day} 是周一至周五，不能列为调休上班日`,
    en: ({ day }) => `${day} is a Monday to Friday; it cannot be a make-up workday`,
  },
  'scheduling.no-workday': {
    zh: ({ from, to }) => `${from} 至 ${to} 之间没有工作日`,
    en: ({ from, to }) => `there is no workday from ${from} to ${to}`,
  },
  'scheduling.target-twice': {
    zh: ({ target }) => `检查对象 ${target} 在排期中出现两次`,
    en: ({ target }) => `target ${target} is to be dated twice`,
  },
  'scheduling.member-twice': {
    zh: ({ target, inspector }) => `检查对象 ${target} 的检查组中 ${inspector} 出现两次`,
    en: ({ target, inspector }) => `the team for target ${target} holds ${inspector} twice`,
  },
  'scheduling.due-before-window': {
    zh: ({ target, due, from }) => `检查对象 ${target} 最迟应于 ${due} 检查，早于排期开始日 ${from}`,
    en: ({ target, due, from }) => `target ${target} is due by ${due}, before the window opens on ${from}`,
  },
  'scheduling.no-workday-before-due': {
    zh: ({ target, from, due }) => `检查对象 ${target} 最迟应于 ${due} 检查，而 ${from} 至该日没有工作日`,
    en: ({ target, from, due }) =>
      `target ${target} is due by ${due}, and there is no workday from ${from} to then`,
  },
  'scheduling.no-common-day': {
    zh: ({ target, team, from, to }) =>
      `检查对象 ${target}：检查组 ${team.join('、')} 在 ${from} 至 ${to} 之间没有同时在岗的工作日`,
    en: ({ target, team, from, to }) =>
      `target ${target}: the team of ${team.join(', ')} has no workday from ${from} to ${to} without somebody's leave`,
  },
  'scheduling.inspector-overbooked': {
    zh: ({ inspector, visits, days, dailyCap, capacity }) =>
      `${inspector} 有 ${visits} 次检查只能排在 ${days} 个工作日内，每日至多 ${dailyCap} 次，最多 ${capacity} 次，超出 ${visits - capacity} 次`,
    en: ({ inspector, visits, days, dailyCap, capacity }) =>
      `${inspector} has ${visits} visits that fit only on ${days} workdays; at ${dailyCap} a day that is ${capacity}, so ${visits - capacity} too many`,
  },
  'scheduling.inspectors-overbooked': {
    zh: ({ inspectors, visits, days, dailyCap, capacity }) =>
      `${inspectors.join('、')} 之间共有 ${visits} 次检查，${days} 个工作日、每人每日至多 ${dailyCap} 次时最多能安排 ${capacity} 次，超出 ${visits - capacity} 次`,
    en: ({ inspectors, visits, days, dailyCap, capacity }) =>
      `${inspectors.join(', ')} have ${visits} visits among themselves; ${days} workdays at ${dailyCap} a day each allow at most ${capacity}, so ${visits - capacity} too many`,
  },
  'scheduling.not-found': {
    zh: ({ targets, placed, visits }) =>
      `${visits} 次检查中已排 ${placed} 次，未能为以下对象找到日期：${targets.join('、')}；每名执法人员单独看都排得下，请增加工作日、提高每日上限或更换成员`,
    en: ({ targets, placed, visits }) =>
      `${placed} of ${visits} visits have dates; none was found for ${targets.join(', ')}, though each inspector alone would have room: add days, raise the daily cap or change a member`,
  },
};
