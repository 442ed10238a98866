import type { Proof } from '../core/replay/proof.js';
import type { Language } from './texts.js';

/** One page that says to one enterprise what the draw meant for it, in words. */
export function proofPage(proof: Proof, language: Language): string {
  const paragraphs = language === 'zh' ? chinese(proof) : english(proof);
  return `${paragraphs.join('\n\n')}\n`;
}

function percent(pi: string): string {
  const [num = '0', den = '1'] = pi.split('/');
  return /^\d+(\/\d+)?$/.test(pi) ? `${((100 * Number(num)) / Number(den)).toFixed(2)} %` : pi;
}

/** In one sentence, what the draw meant for the enterprise. */
export function outcomeWords(proof: Proof, language: Language): string {
  return language === 'zh' ? chineseOutcome(proof) : englishOutcome(proof);
}

function englishOutcome({ row, outcome, pi }: Proof): string {
  const said: Record<Proof['outcome'], string> = {
    drawn: `It was DRAWN, with a probability of ${pi} (${percent(pi)}).`,
    reserve: `It was NOT drawn, but is a reserve: it follows if a target has to be replaced. Its probability of being drawn was ${pi} (${percent(pi)}).`,
    'not-drawn': `It was NOT drawn. Its probability of being drawn was ${pi} (${percent(pi)}).`,
    certainty: `It is inspected for a stated ground (${row.certainty?.ground ?? ''}) and not by chance.`,
    excluded: `It took no part in this draw, for the reason "${row.excluded ?? ''}".`,
  };
  return said[outcome];
}

function english(proof: Proof): string[] {
  const { commitment, row, ticket, cell, seed } = proof;
  return [
    `${row.name} (${row.id}) in the draw ${commitment.campaign}, attempt ${commitment.sequence}`,
    englishOutcome(proof),
    ...(cell === null
      ? []
      : [
          `Its cell is ${cell.cell}: ${cell.population} enterprises, ${cell.size} drawn.`,
          `Its ticket is ${ticket}.`,
          cell.cutoff === null
            ? 'In this cell no single ticket divides drawn from not drawn.'
            : `The cut-off of the cell is ${cell.cutoff}: whoever has a ticket at or below it was drawn.`,
        ]),
    seed === null
      ? 'The seed is withheld until the opening; afterwards the ticket can be computed again.'
      : 'The ticket follows from the seed, the label and the id alone: docs/verify/by-hand.md shows how to compute it.',
    'Check this proof with: npx evenhand verify-proof proof.json --commitment <the hash announced before the draw>',
  ];
}

function chineseOutcome({ row, outcome, pi }: Proof): string {
  const said: Record<Proof['outcome'], string> = {
    drawn: `已被抽中，入样概率为 ${pi}（${percent(pi)}）。`,
    reserve: `未被抽中，列为备选：如有检查对象需要替换，按顺序递补。入样概率为 ${pi}（${percent(pi)}）。`,
    'not-drawn': `未被抽中。入样概率为 ${pi}（${percent(pi)}）。`,
    certainty: `属于必查对象（依据：${row.certainty?.ground ?? ''}），不是随机抽中。`,
    excluded: `未参加本次抽取，原因：${row.excluded ?? ''}。`,
  };
  return said[outcome];
}

function chinese(proof: Proof): string[] {
  const { commitment, row, ticket, cell, seed } = proof;
  return [
    `${row.name}（${row.id}）在抽查任务 ${commitment.campaign} 第 ${commitment.sequence} 次抽取中的结果`,
    chineseOutcome(proof),
    ...(cell === null
      ? []
      : [
          `所在层为 ${cell.cell}：共 ${cell.population} 户，抽取 ${cell.size} 户。`,
          `签号：${ticket}`,
          cell.cutoff === null
            ? '本层没有一个能区分抽中与否的签号界限。'
            : `本层的界限签号为 ${cell.cutoff}：签号不大于它的即被抽中。`,
        ]),
    seed === null
      ? '种子在公开原始资料之前封存；公开后可以重新计算签号。'
      : '签号只由种子、标签和统一代码得出，计算方法见 docs/verify/by-hand.md。',
    '核验命令：npx evenhand verify-proof proof.json --commitment <抽取前公布的承诺>',
  ];
}
