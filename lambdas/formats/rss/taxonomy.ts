/** The taxonomy of IPTC's Media Topics, as `domain` of a category names it. */
export const mediaTopics = 'http://cv.iptc.org/newscodes/mediatopic/';
