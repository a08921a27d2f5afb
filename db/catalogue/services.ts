import { choice, flag, number, root } from './define.ts'

const provider = choice('provider', ['company', 'self-employed', 'person'])
const pricing = choice('pricing', ['hour', 'day', 'project', 'unit'], { card: true })
const travels = flag('travels')
const experience = number('experience', { unit: 'ani', min: 0, max: 60 }, { card: true })
const common = [pricing, experience, travels, provider]

export const services = root({
  id: 'services',
  icon: 'wrench',
  hasCondition: false,
  leaves: [
    {
      id: 'construction-services',
      icon: 'brick-wall',
      attributes: [
        choice('trade', ['painter', 'tiler', 'roofer', 'drywall', 'mason', 'insulation'], {
          required: true,
          card: true,
        }),
        ...common,
      ],
    },
    {
      id: 'installers-repairs',
      icon: 'plug-zap',
      attributes: [
        choice('trade', ['plumber', 'electrician', 'appliances', 'locksmith', 'air-conditioning'], {
          required: true,
          card: true,
        }),
        ...common,
        flag('emergency'),
      ],
    },
    {
      id: 'transport-moving',
      icon: 'package',
      attributes: [
        choice('type', ['moving', 'goods', 'people', 'towing'], { required: true, card: true }),
        pricing,
        provider,
        flag('abroad'),
      ],
    },
    {
      id: 'car-services',
      icon: 'car',
      attributes: [
        choice('type', ['mechanic', 'body-shop', 'detailing', 'tyres', 'rental'], {
          required: true,
          card: true,
        }),
        ...common,
      ],
    },
    {
      id: 'cleaning-services',
      icon: 'brush-cleaning',
      attributes: [
        choice('type', ['home', 'office', 'after-building', 'upholstery'], { required: true, card: true }),
        ...common,
      ],
    },
    {
      id: 'tutoring',
      icon: 'graduation-cap',
      attributes: [
        choice(
          'subject',
          ['maths', 'romanian', 'english', 'german', 'physics', 'chemistry', 'computing', 'music', 'driving'],
          { required: true, card: true },
        ),
        flag('online'),
        ...common,
      ],
    },
    {
      id: 'beauty-services',
      icon: 'scissors',
      attributes: [
        choice('type', ['hair', 'nails', 'massage', 'make-up', 'training'], { required: true, card: true }),
        ...common,
      ],
    },
    {
      id: 'event-services',
      icon: 'party-popper',
      attributes: [
        choice('type', ['photo-video', 'music', 'catering', 'decor', 'venue'], {
          required: true,
          card: true,
        }),
        pricing,
        experience,
        provider,
      ],
    },
    {
      id: 'it-services',
      icon: 'monitor-cog',
      attributes: [
        choice('type', ['websites', 'computer-repair', 'phone-repair', 'design', 'marketing'], {
          required: true,
          card: true,
        }),
        ...common,
      ],
    },
    {
      id: 'legal-finance',
      icon: 'scale',
      attributes: [
        choice('type', ['accounting', 'legal', 'translation', 'insurance'], { required: true, card: true }),
        pricing,
        experience,
        provider,
      ],
    },
  ],
})
