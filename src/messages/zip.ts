import type { ZipReasons } from '../app/ports/zipReasons.js';
import type { Texts } from './texts.js';

export const zipTexts: Texts<ZipReasons> = {
  'zip.no-directory': {
    zh: () => '不是可读的 zip 文件：末尾没有目录，或目录不完整',
    en: () => 'is not a readable zip file: its directory is missing or broken',
  },
  'zip.zip64': {
    zh: () => 'zip 文件或其中的文件达到 4 GB（Zip64），不予读取',
    en: () => 'the zip file, or a file in it, reaches 4 GB (Zip64), which is not read',
  },
  'zip.too-many-entries': {
    zh: ({ entries, limit }) => `zip 中有 ${entries} 个文件，最多允许 ${limit} 个`,
    en: ({ entries, limit }) => `the zip holds ${entries} files, at most ${limit} are allowed`,
  },
  'zip.too-large': {
    zh: ({ bytes, limit }) => `解压后为 ${bytes} 字节，最多允许 ${limit} 字节`,
    en: ({ bytes, limit }) => `unpacks to ${bytes} bytes, at most ${limit} are allowed`,
  },
  'zip.too-dense': {
    zh: ({ path, limit }) => `${path} 解压后超过压缩大小的 ${limit} 倍，可能是压缩炸弹`,
    en: ({ path, limit }) => `${path} unpacks to more than ${limit} times its packed size`,
  },
  'zip.unsafe-path': {
    zh: ({ path }) => `zip 中的文件名“${path}”可能指向包外，不予读取`,
    en: ({ path }) => `the name "${path}" in the zip could point outside of it`,
  },
  'zip.duplicate-entry': {
    zh: ({ path }) => `zip 中有两个 ${path}`,
    en: ({ path }) => `the zip holds ${path} twice`,
  },
  'zip.encrypted': {
    zh: ({ path }) => `zip 中的 ${path} 已加密`,
    en: ({ path }) => `${path} is encrypted in the zip`,
  },
  'zip.unknown-method': {
    zh: ({ path, method }) => `zip 中的 ${path} 使用了不支持的压缩方法 ${method}`,
    en: ({ path, method }) => `${path} is packed by method ${method}, which is not known here`,
  },
  'zip.overlapping-entries': {
    zh: ({ path }) => `zip 中 ${path} 的数据与其他文件重叠`,
    en: ({ path }) => `the data of ${path} overlap with other parts of the zip`,
  },
  'zip.headers-differ': {
    zh: ({ path }) => `zip 目录与 ${path} 自己的文件头不一致`,
    en: ({ path }) => `the directory of the zip and the header of ${path} do not agree`,
  },
  'zip.damaged': {
    zh: ({ path, detail }) => `${path} 的压缩数据已损坏（${detail}）`,
    en: ({ path, detail }) => `the packed data of ${path} are damaged (${detail})`,
  },
  'zip.longer-than-declared': {
    zh: ({ path, declared }) => `${path} 解压后超过 zip 目录所写的 ${declared} 字节`,
    en: ({ path, declared }) => `${path} unpacks to more than the ${declared} bytes that the zip declares`,
  },
  'zip.shorter-than-declared': {
    zh: ({ path, declared, found }) => `${path} 应为 ${declared} 字节，解压后只有 ${found} 字节`,
    en: ({ path, declared, found }) => `${path} unpacks to ${found} bytes, the zip declares ${declared}`,
  },
  'zip.wrong-checksum': {
    zh: ({ path, declared, found }) => `${path} 的校验和应为 ${declared}，实际为 ${found}`,
    en: ({ path, declared, found }) => `the checksum of ${path} is ${found}, the zip declares ${declared}`,
  },
  'zip.not-utf8': {
    zh: ({ path, line }) => `${path} 第 ${line} 行不是 UTF-8 文本`,
    en: ({ path, line }) => `${path}, line ${line}, is not UTF-8 text`,
  },
  'zip.line-too-long': {
    zh: ({ path, line, limit }) => `${path} 第 ${line} 行超过 ${limit} 字节`,
    en: ({ path, line, limit }) => `${path}, line ${line}, is longer than ${limit} bytes`,
  },
};
