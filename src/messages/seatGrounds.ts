interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Why a person cannot sit on a team, as pairing names it. */
const SEAT_GROUNDS: Readonly<Record<string, Words>> = {
  'not-an-officer': { zh: '非执法人员', en: 'not an officer' },
  'other-organisation': { zh: '非该单位人员', en: 'of another agency' },
  region: { zh: '区域不符', en: 'not for this region' },
  'no-certificate': { zh: '无该领域执法证', en: 'no certificate for it' },
  'certificate-lapsed': { zh: '执法证不在有效期', en: 'certificate not valid throughout' },
  training: { zh: '培训过期', en: 'training has run out' },
  leave: { zh: '整个检查期休假', en: 'on leave throughout' },
  recusal: { zh: '回避', en: 'recused' },
  rotation: { zh: '轮换限制', en: 'barred by rotation' },
};

export function seatGround(code: string): Words {
  return SEAT_GROUNDS[code] ?? { zh: code, en: code };
}
