import type { RemedyProblem } from './reasons.js';
import type { Relaxation } from './relaxation.js';

/** A relaxation as a coded text: what would make the draw possible, on its own. */
export function remedyOf(relaxation: Relaxation): RemedyProblem {
  switch (relaxation.kind) {
    case 'more-leads': {
      const { count, domains } = relaxation;
      return { code: 'pairing.remedy-more-leads', params: { count, domains } };
    }
    case 'more-people': {
      const { count, domains } = relaxation;
      return { code: 'pairing.remedy-more-people', params: { count, domains } };
    }
    case 'appoint-leads':
      return { code: 'pairing.remedy-appoint-leads', params: { inspectors: relaxation.inspectors } };
    case 'renew':
      return { code: 'pairing.remedy-renew', params: { inspectors: relaxation.inspectors } };
    case 'raise-load-cap':
      return { code: 'pairing.remedy-raise-load-cap', params: { loadCap: relaxation.loadCap } };
    case 'move-visits':
      return { code: 'pairing.remedy-move-visits', params: { visits: relaxation.targets.length } };
  }
}
