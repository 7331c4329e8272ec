// Reasons in words.
import { say, ago } from './words.js';

const acts = { like: 'actLike', share: 'actShare', purchase: 'actPurchase', comment: 'actComment', review: 'actReview' };

export function act(name) {
  return name ? say(acts[name] ?? name) : '';
}

function reviewsInWords({ aspect, reviews, positive }) {
  const share = `${Math.round(100 * positive)}%`;
  return say(aspect ? 'reviewsOfAspect' : 'reviews', { share, count: reviews, aspect: aspect ? say(aspect) : '' });
}

export function reasonInWords(reason, titleOf) {
  if (reason.reviews) return reviewsInWords(reason);
  const words = say(reason.kind, {
    actor: (reason.actor ?? '') + (reason.kind === 'friend' ? say('whom') : ''),
    circle: reason.circle ?? '',
    act: act(reason.act),
    item: titleOf(reason.item),
    when: reason.time ? ago(reason.time) : '',
  });
  return reason.text ? `${words}: “${reason.text}”` : words;
}
