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
  'scheduling.no-capacity': {
    zh: ({ total, otherEnforcement, nonEnforcement }) =>
      `总法定工作日 ${total} 个，扣除其他执法工作日 ${otherEnforcement} 个和非执法工作日 ${nonEnforcement} 个后，没有可用于监督检查的工作日`,
    en: ({ total, otherEnforcement, nonEnforcement }) =>
      `of ${total} officer-days, ${otherEnforcement} go to other enforcement and ${nonEnforcement} to non-enforcement: none is left for inspections`,
  },
  'scheduling.beyond-capacity': {
    zh: ({ planned, available, short }) =>
      `计划使用 ${planned} 个监督检查工作日，只有 ${available} 个，缺 ${short} 个`,
    en: ({ planned, available, short }) =>
      `${planned} officer-days are planned and ${available} are available: ${short} short`,
  },
  'scheduling.key-share-too-small': {
    zh: ({ key, planned, least }) =>
      `计划的 ${planned} 个工作日中重点检查只有 ${key} 个，按规定比例至少应为 ${least} 个`,
    en: ({ key, planned, least }) =>
      `of ${planned} planned officer-days ${key} go to key inspections; the required share is at least ${least}`,
  },
  'scheduling.draw-beyond-capacity': {
    zh: ({ visits, most, short }) => `拟抽取 ${visits} 家，本月最多能安排 ${most} 次检查，超出 ${short} 家`,
    en: ({ visits, most, short }) =>
      `${visits} visits are to be drawn, the month can carry at most ${most}: ${short} too many`,
  },
  'scheduling.too-few-leads': {
    zh: ({ visits, most, short }) =>
      `拟抽取 ${visits} 家，能担任组长的执法人员本月最多带队 ${most} 次，超出 ${short} 家`,
    en: ({ visits, most, short }) =>
      `${visits} visits are to be drawn, the leads can lead at most ${most} this month: ${short} too many`,
  },
  'scheduling.unknown-visit': {
    zh: ({ target }) => `排期中没有检查对象 ${target}`,
    en: ({ target }) => `the schedule holds no visit to ${target}`,
  },
  'scheduling.same-day': {
    zh: ({ target, day }) => `检查对象 ${target} 原本就排在 ${day}，无需改期`,
    en: ({ target, day }) => `the visit to ${target} is on ${day} already`,
  },
  'scheduling.reason-missing': {
    zh: ({ target }) => `检查对象 ${target} 改期须写明具体情况`,
    en: ({ target }) => `moving the visit to ${target} needs an explanation`,
  },
  'scheduling.outside-window': {
    zh: ({ target, day, from, to }) => `检查对象 ${target} 不能排在 ${day}：排期为 ${from} 至 ${to}`,
    en: ({ target, day, from, to }) =>
      `the visit to ${target} cannot be on ${day}: the window is ${from} to ${to}`,
  },
  'scheduling.after-due': {
    zh: ({ target, day, due }) => `检查对象 ${target} 不能排在 ${day}：最迟应于 ${due} 检查`,
    en: ({ target, day, due }) => `the visit to ${target} cannot be on ${day}: it is due by ${due}`,
  },
  'scheduling.not-a-workday': {
    zh: ({ target, day }) => `检查对象 ${target} 不能排在 ${day}：该日不是工作日`,
    en: ({ target, day }) => `the visit to ${target} cannot be on ${day}, a day off`,
  },
  'scheduling.on-leave': {
    zh: ({ target, day, inspector }) => `检查对象 ${target} 不能排在 ${day}：${inspector} 当日请假`,
    en: ({ target, day, inspector }) =>
      `the visit to ${target} cannot be on ${day}: ${inspector} is on leave`,
  },
  'scheduling.day-full': {
    zh: ({ target, day, inspector, dailyCap }) =>
      `检查对象 ${target} 不能排在 ${day}：${inspector} 当日已有 ${dailyCap} 次检查，达到上限`,
    en: ({ target, day, inspector, dailyCap }) =>
      `the visit to ${target} cannot be on ${day}: ${inspector} already has ${dailyCap} visits, the daily cap`,
  },
  'scheduling.history-broken': {
    zh: ({ target, day }) => `检查对象 ${target} 的改期记录前后不衔接，推不出现在的日期 ${day}`,
    en: ({ target, day }) =>
      `the changes of the visit to ${target} do not lead from one day to the next and end on ${day}`,
  },
};
