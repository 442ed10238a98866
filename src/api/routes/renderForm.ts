import type { OpenForm } from '../../app/ports/selfInspections.js';
import type { Question } from '../../core/duties/questions.js';
import type { Language } from '../../messages/texts.js';

const WORDS = {
  zh: {
    due: (day: string) => `请于 ${day} 前提交；每份自查表只能提交一次。`,
    answers: { yes: '是', no: '否', notApplicable: '不适用' },
    required: '必填',
    filler: '填表人姓名',
    phone: '联系电话',
    kept: '填表人信息加密保存，仅供核实使用。',
    send: '提交',
    returned: '自查表已提交，谢谢。',
    missing: '本次自查已结束，不再接收自查表。',
    unknown: '没有找到该自查表，请核对链接或二维码。',
  },
  en: {
    due: (day: string) => `Please return it by ${day}; a form can be sent once.`,
    answers: { yes: 'yes', no: 'no', notApplicable: 'does not apply' },
    required: 'required',
    filler: 'Your name',
    phone: 'Telephone',
    kept: 'Who filled it in is kept encrypted and only used for verification.',
    send: 'Send',
    returned: 'The form has come back. Thank you.',
    missing: 'This self-inspection is over; forms are no longer taken.',
    unknown: 'There is no such form. Please check the address or code.',
  },
} as const;
type Words = (typeof WORDS)[Language];

export interface FormPage {
  readonly language: Language;
  readonly nonce: string;
  readonly form: OpenForm | null;
  /** What is wrong with what was sent, in words. */
  readonly problem: string | null;
  /** What was sent, so that nothing has to be typed twice. */
  readonly given: Readonly<Record<string, string>>;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Readable on a small telephone, with signs large enough for a thumb. */
const STYLE = `body{font:17px/1.6 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;color:#1f1f1f}
fieldset{border:1px solid #8c8c8c;border-radius:6px;margin:0 0 1rem;padding:.5rem 1rem}legend{padding:0 .3rem}
label{display:inline-block;min-height:44px;padding:.3rem 1rem .3rem 0}
input[type=text],input[type=tel],input[type=number],textarea{width:100%;box-sizing:border-box;font:inherit;padding:.5rem}
button{font:inherit;min-height:44px;width:100%;background:#0958d9;color:#fff;border:0;border-radius:6px}
h1{font-size:1.4rem;line-height:1.3}small{color:#595959}.problem{color:#a8071a;border:1px solid;border-radius:6px;padding:.5rem}`;

/** The form of one enterprise as a page: no script, nothing loaded from anywhere. */
export function renderForm(page: FormPage): string {
  const { language, nonce, form } = page;
  const words = WORDS[language];
  const body = form === null ? `<p>${words.unknown}</p>` : formBody(page, form, words);
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${text(form?.title ?? words.unknown)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>${body}</main></body></html>`;
}

function formBody({ problem, given }: FormPage, form: OpenForm, words: Words): string {
  const head = `<h1>${text(form.title)}</h1><p><strong>${text(form.name)}</strong></p>`;
  if (form.state !== 'issued') return `${head}<p role="status">${words[form.state]}</p>`;
  const alert = problem === null ? '' : `<p class="problem" role="alert">${text(problem)}</p>`;
  const fields = form.questions.map((question) => field(question, given[`q-${question.code}`] ?? '', words));
  return `${head}<p>${words.due(form.dueOn)}</p>${alert}<form method="post">${fields.join('')}
<fieldset><legend>${words.filler}</legend>${input('text', 'filler', words.filler, given, true)}
<label for="phone">${words.phone}</label>${input('tel', 'phone', words.phone, given, false)}
<small>${words.kept}</small></fieldset><button>${words.send}</button></form>`;
}

const input = (
  type: 'text' | 'tel',
  name: string,
  label: string,
  given: FormPage['given'],
  required: boolean,
): string =>
  `<input type="${type}" id="${name}" name="${name}" aria-label="${label}" value="${text(given[name] ?? '')}" maxlength="${type === 'tel' ? '50' : '100'}"${required ? ' required' : ''}>`;

function field({ code, text: asked, kind, required }: Question, value: string, words: Words): string {
  const name = `q-${code}`;
  const needed = required ? ' required' : '';
  const legend = `<legend>${text(asked)}${required ? ` <small>${words.required}</small>` : ''}</legend>`;
  const label = `aria-label="${text(asked)}"`;
  const controls = {
    yesNo: () =>
      Object.entries(words.answers)
        .map(
          ([answer, said]) =>
            `<label><input type="radio" name="${name}" value="${answer}"${needed}${answer === value ? ' checked' : ''}> ${said}</label>`,
        )
        .join(''),
    count: () =>
      `<input type="number" name="${name}" min="0" max="999999999" step="1" inputmode="numeric" ${label} value="${text(value)}"${needed}>`,
    text: () =>
      `<textarea name="${name}" rows="3" maxlength="5000" ${label}${needed}>${text(value)}</textarea>`,
  };
  return `<fieldset>${legend}${controls[kind]()}</fieldset>`;
}
