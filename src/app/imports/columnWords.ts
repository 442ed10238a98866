/**
 * What the columns of registers are usually called, for a first guess. Names are compared without white space,
 * punctuation and case.
 */
export const COLUMN_WORDS = {
  uscc: ['统一社会信用代码', '社会信用代码', '信用代码', 'uscc', 'unifiedsocialcreditcode'],
  id: ['编号', '对象编号', '企业编号', '检查对象编号', 'id', 'enterpriseid', 'license', 'licence', 'code'],
  name: [
    '企业名称',
    '单位名称',
    '名称',
    '检查对象名称',
    '市场主体名称',
    'name',
    'enterprisename',
    'companyname',
  ],
  legalName: ['法定名称', '登记名称', 'legalname', 'registeredname'],
  category: ['行业', '行业类别', '类别', '企业类型', '业态', 'category', 'trade', 'facilitytype', 'industry'],
  hazardClass: ['风险等级', '风险类别', '危险等级', 'hazardclass', 'riskclass'],
  organisation: ['监管机构', '管辖机构', '所属机构', '监管单位', 'organisation', 'organization', 'authority'],
  district: ['区县', '所属区县', '行政区', '行政区划', '区', 'district', 'ward', 'county'],
  street: ['街道', '乡镇', '镇街', '所属街道', 'street', 'town', 'zip'],
  address: ['地址', '经营地址', '住所', '注册地址', '生产经营地址', 'address'],
  latitude: ['纬度', 'latitude', 'lat'],
  longitude: ['经度', 'longitude', 'lon', 'lng'],
  status: ['经营状态', '登记状态', '状态', 'status'],
  licenceNumber: ['许可证号', '许可证编号', '证照编号', 'licencenumber', 'licensenumber'],
  licenceKind: [
    '许可证类型',
    '许可类型',
    '证照类型',
    '证照名称',
    'licencekind',
    'licensedescription',
    'licensekind',
  ],
  licenceFrom: ['发证日期', '有效期自', '许可起始日期', 'licencefrom', 'validfrom', 'licensetermstart'],
  licenceTo: ['有效期至', '到期日期', '许可截止日期', 'licenceto', 'validto', 'licensetermexpiration'],
  record: ['记录编号', '检查编号', '案件编号', '投诉编号', 'record', 'recordid', 'inspectionid'],
  date: ['日期', '检查日期', '登记日期', '发生日期', '立案日期', 'date', 'inspectiondate'],
  kind: ['记录类型', '类型', 'kind', 'recordkind'],
} as const;

export type ColumnWord = keyof typeof COLUMN_WORDS;
