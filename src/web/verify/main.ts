import { textsIn } from '../../messages/screens/screenTexts.js';
import { verifyTexts } from '../../messages/screens/verify.js';
import { publicTexts } from '../../messages/screens/publicPages.js';
import type { Language } from '../../messages/texts.js';
import { element } from '../shared/dom.js';
import { showPublicPage } from '../shared/publicFrame.js';
import type { Reply, Request } from './protocol.js';
import { publishedBundle, publishedDraws } from './published.js';
import { resultView } from './resultView.js';
import { runningView, type Progress } from './runningView.js';
import { startView } from './startView.js';
import type { Acts, LookUp, Published, State } from './state.js';

let state: State = { at: 'start', problem: null };
let published: Published = 'loading';
let progress: Progress = { step: 'facts', rows: 0, of: 0 };
let showProgress: (progress: Progress) => void = () => undefined;

// Made at once, so that all that the page needs is there when the network is gone.
const worker = new Worker(new URL('./verifyWorker.ts', import.meta.url), { type: 'module' });
const ask = (request: Request): void => {
  worker.postMessage(request);
};

function become(next: State): void {
  state = next;
  page.redraw();
}

function lookUp(next: LookUp): void {
  if (state.at !== 'done') return;
  const input = document.querySelector<HTMLInputElement>('#enterprise');
  const typed = input?.value ?? '';
  become({ ...state, lookUp: next });
  const fresh = document.querySelector<HTMLInputElement>('#enterprise');
  if (fresh !== null) fresh.value = typed;
}

const acts: Acts = {
  open: (bundle) => {
    progress = { step: 'facts', rows: 0, of: 0 };
    become({ at: 'running' });
    ask({ ask: 'verify', bundle });
  },
  fetch: (campaign) => {
    become({ at: 'fetching' });
    void publishedBundle(campaign).then((bundle) => {
      if (bundle !== null) acts.open(bundle);
      else become({ at: 'start', problem: { code: 'web.unreachable', params: {} } });
    });
  },
  again: () => {
    become({ at: 'start', problem: null });
  },
  find: (text) => {
    lookUp({ at: 'working' });
    ask({ ask: 'find', text });
  },
  prove: (id) => {
    lookUp({ at: 'working' });
    ask({ ask: 'prove', id });
  },
};

worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
  switch (data.tell) {
    case 'progress':
      progress = data;
      showProgress(progress);
      return;
    case 'verdict':
      become({ at: 'done', verdict: data.verdict, lookUp: { at: 'idle' } });
      return;
    case 'found': {
      const [only] = data.found;
      if (data.found.length === 1 && only !== undefined) acts.prove(only.id);
      else lookUp({ at: 'found', found: data.found, more: data.more });
      return;
    }
    case 'proof':
      lookUp({ at: 'proved', proof: data.proof, problems: data.problems });
      return;
    case 'refused':
      lookUp({ at: 'refused', problem: data.problem });
  }
});

function view(language: Language): readonly Node[] {
  switch (state.at) {
    case 'start':
      return startView(language, state, published, acts);
    case 'fetching':
      return [element('p', { role: 'status' }, textsIn(verifyTexts, language).fetching)];
    case 'running': {
      const { nodes, show } = runningView(language);
      showProgress = show;
      if (progress.of > 0) show(progress);
      return nodes;
    }
    case 'done':
      return resultView(language, state.verdict, state.lookUp, acts);
  }
}

const page = showPublicPage((language) => {
  const { title } = textsIn(verifyTexts, language);
  const { product } = textsIn(publicTexts, language);
  return { title: `${title} · ${product}`, content: view(language) };
});

const asked = new URLSearchParams(location.search).get('campaign');
if (asked !== null) acts.fetch(asked);
void publishedDraws().then((draws) => {
  published = draws;
  if (state.at === 'start') page.redraw();
});
