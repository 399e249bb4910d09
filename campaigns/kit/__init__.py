from campaigns.kit.drawing import PICTURES, draw_picture
from campaigns.kit.poster import draw_poster
from campaigns.kit.words import Words, words_of

__all__ = ["PICTURES", "Words", "draw_picture", "draw_poster", "words_of"]
