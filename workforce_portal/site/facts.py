"""Figures on the portal's own pages. Each says where it comes from and what time it speaks of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    figure: str
    says: str
    period: str
    source: str
    source_url: str


FREE_POSTS = Fact(
    figure="1 in 14",
    says="In England 1.6 million posts are filled, 3.4% more than the year before, and 7.0% are free",
    period="2024/25",
    source="Skills for Care’s figures for England, as reported in TCare, August to September 2025",
    source_url="https://content.yudu.com/web/1jybr/0A1vxp9/TCareAugSept2025/html/5.html",
)
