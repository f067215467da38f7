import { interfaceLanguageOf, type ReviewedFinding } from '#domain';
import { createTranslator } from '#i18n';
import type { Provenance, ProvenanceAgent } from 'fhir/r4';
import { machineKey, machineOf } from './agents';
import { hl7Concept } from './coding';
import {
  bodyStructureKey,
  instantOf,
  observationKey,
  only,
  provenanceKey,
  readerKey,
  standingRegion,
  type Writing,
} from './writing';

/** Who said a finding and who answers for it: the machine as author, the person who signed as verifier. */
export function findingProvenance(writing: Writing, reviewed: ReviewedFinding): Provenance {
  const { refer } = writing;
  const region = standingRegion(reviewed);
  return {
    resourceType: 'Provenance',
    id: writing.idOf(provenanceKey(reviewed)),
    target: [
      refer(observationKey(reviewed)),
      ...(region === null ? [] : [refer(bodyStructureKey(reviewed))]),
    ],
    occurredDateTime: reviewed.decision === null ? undefined : instantOf(reviewed.decision.at),
    recorded: writing.signedAt,
    reason: reasonOf(writing, reviewed),
    agent: [...agentsOf(writing, reviewed), assembler(writing)],
  };
}

/** Before the signature nobody is named: who decided may not be who signs. */
function agentsOf(writing: Writing, { original, status }: ReviewedFinding): ProvenanceAgent[] {
  const machine = machineOf(original);
  const author = machine === null ? [] : [agent(writing, 'author', machineKey(machine))];
  const { signature } = writing.review;
  if (signature === null) return author;
  const reader = readerKey(signature.reader);
  switch (status) {
    case 'added':
      return [agent(writing, 'author', reader)];
    case 'edited':
      return [...author, agent(writing, 'author', reader), agent(writing, 'verifier', reader)];
    case 'accepted':
    case 'rejected':
      return [...author, agent(writing, 'verifier', reader)];
    case 'pending':
    case 'quiet':
      return author;
  }
}

function reasonOf({ review }: Writing, { decision }: ReviewedFinding): Provenance['reason'] {
  if (decision?.kind !== 'reject') return undefined;
  const t = createTranslator(interfaceLanguageOf(review.language));
  const reason = decision.reason === 'other' ? '' : t(`reject.${decision.reason}`);
  const words = [reason, decision.note];
  return [{ text: words.filter((each) => each.trim() !== '').join(': ') }];
}

/** Of the report as a whole. */
export function reportProvenance(writing: Writing, machineKeys: readonly string[]): Provenance {
  const { review, refer } = writing;
  return {
    resourceType: 'Provenance',
    id: writing.idOf(only.provenance),
    target: [refer(only.composition), refer(only.report)],
    recorded: writing.issued,
    agent: [
      ...machineKeys.map((key) => agent(writing, 'author', key)),
      ...(review.signature === null
        ? []
        : [agent(writing, 'verifier', readerKey(review.signature.reader))]),
      assembler(writing),
    ],
  };
}

const roles = { author: 'Author', verifier: 'Verifier', assembler: 'Assembler' } as const;

const agent = ({ refer }: Writing, role: keyof typeof roles, key: string): ProvenanceAgent => ({
  type: hl7Concept('provenance-participant-type', role, roles[role]),
  who: refer(key),
});

const assembler = (writing: Writing) => agent(writing, 'assembler', only.app);
