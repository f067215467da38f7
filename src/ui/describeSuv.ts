import type { SuvBasis } from '#domain';
import type { Translator } from '#i18n';

/** What SUV were computed from, or why there are none. */
export function describeSuv(t: Translator, basis: SuvBasis): string {
  switch (basis.kind) {
    case 'activity': {
      const weight = basis.weightKg;
      const dose = Number((basis.doseBq / 1e6).toFixed(1));
      if (!basis.decay) return t('suv.activityAtInjection', { weight, dose });
      const inMinutes = (seconds: number) => Number((seconds / 60).toFixed(1));
      const minutes = inMinutes(basis.decay.seconds);
      return t('suv.activity', {
        weight,
        dose,
        minutes,
        halfLife: inMinutes(basis.decay.halfLifeSeconds),
      });
    }
    case 'maker-factor':
      return t('suv.makerFactor', { factor: Number(basis.factor.toPrecision(4)) });
    case 'stated':
      return t('suv.stated');
    case 'missing':
      return t('suv.missing', { obstacle: t(`suv.obstacle.${basis.obstacle}`) });
  }
}
