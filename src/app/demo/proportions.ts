/** How many of each the demonstration district holds: the proportions of a real industrial district. */
export const PROPORTIONS = {
  majorHazardEnterprises: 155,
  /** Sites by grade 1 … 4 of GB 18218: 212 in all. */
  majorHazardSites: [9, 23, 62, 118],
  coatingEnterprises: 539,
  coatingDryingRooms: 1257,
  cleanRooms: 279,
  chemicals: 336,
  entrusted: 331,
  standardised: { 1: 21, 2: 184, 3: 612 },
  dust: 143,
  ammonia: 41,
  abnormalList: 38,
  blacklist: 6,
  suspended: 47,
  closed: 29,
  complaints: { verified: 61, unfounded: 82, open: 5 },
  accidents: { minor: 247, serious: 14, death: 1 },
  /** Returned per thousand self-inspection forms sent. */
  selfInspectionReturnMilli: 564,
} as const;
