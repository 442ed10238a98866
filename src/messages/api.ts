import type { ApiReasons } from '../app/ports/apiReasons.js';
import type { Texts } from './texts.js';

export const apiTexts: Texts<ApiReasons> = {
  'api.invalid-request': {
    zh: ({ detail }) => `请求不符合接口约定：${detail}`,
    en: ({ detail }) => `the request does not fit the interface: ${detail}`,
  },
  'api.bad-body': {
    zh: ({ detail }) => `请求内容无法读取：${detail}`,
    en: ({ detail }) => `the body cannot be read: ${detail}`,
  },
  'api.unsupported-media': {
    zh: ({ type }) => `不支持的内容类型：${type}`,
    en: ({ type }) => `content of type ${type} is not accepted here`,
  },
  'api.too-large': {
    zh: ({ limit }) => `内容超过 ${limit} 字节的上限`,
    en: ({ limit }) => `the content exceeds ${limit} bytes`,
  },
  'api.too-many-requests': {
    zh: ({ seconds }) => `请求过于频繁，请在 ${seconds} 秒后重试`,
    en: ({ seconds }) => `too many requests; try again in ${seconds} seconds`,
  },
  'api.overloaded': {
    zh: () => '系统繁忙，请稍后重试',
    en: () => 'the service is busy; try again shortly',
  },
  'api.database-silent': {
    zh: () => '数据库没有响应',
    en: () => 'the database does not answer',
  },
  'api.not-ready': {
    zh: ({ missing }) => `服务尚未就绪，缺少：${missing.join('、')}`,
    en: ({ missing }) => `the service cannot take work yet; it lacks ${missing.join(', ')}`,
  },
  'api.not-found': {
    zh: () => '该地址没有内容',
    en: () => 'there is nothing at this address',
  },
  'api.no-list': {
    zh: () => '尚无名单',
    en: () => 'no list has been made yet',
  },
  'api.internal': {
    zh: ({ id }) => `系统内部错误，请将编号 ${id} 告知管理员`,
    en: ({ id }) => `something went wrong inside; tell the administrator the number ${id}`,
  },
  'api.key-in-progress': {
    zh: () => '相同的请求正在处理',
    en: () => 'the same request is being worked on',
  },
  'api.key-reused': {
    zh: () => '该 Idempotency-Key 已用于另一请求',
    en: () => 'this Idempotency-Key belongs to another request',
  },
  'api.precondition-needed': {
    zh: () => '修改须注明所依据的版本（If-Match），新建须注明 If-None-Match: *',
    en: () => 'a change names the version it is based on (If-Match); something new says If-None-Match: *',
  },
};
