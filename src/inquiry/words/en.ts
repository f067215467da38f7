import type { QuestionWords } from './words';

export const en: QuestionWords = {
  isQuestion:
    /\?|^(is|are|do|does|did|has|have|can|could|what|what's|which|where|how|why|when|who|any|should|show me how|count|number of|measure|size of)\b/,
  beyond:
    /^(why|when|who|whose|should|will|would)\b|\b(cause|causes|caused|treat|treatment|prescribe|malignant|benign|old|new|worse|better|(in|de)creas\w*|changed|changing|changes? (in|of|since|from)|any change|progress\w*|resol(v|ut)\w*|improv\w*|grow\w*|larger|smaller|bigger|compar\w*|previous\w*|prior|since|cavit\w*|calcif\w*|tension|loculat\w*|spicul\w*|cancer\w*|metasta\w*|tubercul\w*|infect\w*|bacterial|viral|acute|chronic)\b/,
  denies:
    /^(no|not|without|absent|absence of|negative for|free of|r\/o|rule out|exclude)\b|\b(not (seen|present)|absent|ruled out|excluded)$/,
  joins: /\b(and|or|with|versus|vs)\b|[,/&+]/,
  presence:
    /^[a-z -]+\?$|^(is|are|do|does|has|have|can|any)\b|\bthere\b|\bany\b|\bpresent\b|\bsee\b/,
  kinds: [
    [
      'cardiothoracic-ratio',
      /cardio-?\s?thoracic|\bctr\b|heart[ -](to[ -])?(chest|thora\w+) ratio/,
    ],
    ['count', /\bhow many\b|\bnumber of\b|\bcount\b/],
    [
      'size',
      /\bhow (large|big|wide|tall|long)\b|\bwhat size\b|\bsize of\b|\bdiameter\b|\bhow many (mm|millimet\w+|cm)\b|\bmeasure/,
    ],
    [
      'side',
      /\b(which|what) side\b|\bon which\b|\bwhere\b|\bleft or (the )?right\b|\bright or (the )?left\b|\bleft\b.*\bor\b.*\bright\b|\bright\b.*\bor\b.*\bleft\b|\bwhich lung\b|\bbilateral|\bboth (sides|lungs)\b/,
    ],
  ],
  left: /\bleft\b/,
  right: /\bright\b/,
  findings: [
    ['pneumothorax', /pneumothora(x|ces)|\bptx\b|collapsed lung/],
    ['pleural-effusion', /effusions?|pleural fluid|fluid in the (chest|pleura)|hydrothorax/],
    [
      'cardiomegaly',
      /cardiomegaly|(enlarged|big|large) heart|heart (is )?(enlarged|big|large)|cardiac enlargement/,
    ],
    ['edema', /o?edema|(pulmonary|vascular|venous) congestion|fluid overload/],
    ['atelectasis', /atelecta(sis|ses|tic)|volume loss/],
    ['nodule', /nodules?|nodular/],
    ['mass', /\bmass(es)?\b|tumou?rs?\b/],
    [
      'lung-opacity',
      /opacit(y|ies)|opacification|infiltrates?|infiltration|consolidations?|pneumonia|air ?space/,
    ],
  ],
};
