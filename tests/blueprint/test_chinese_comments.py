"""Lists of codes in Chinese comments, which have no blanks between words."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.comments.values import listed_values
from seedsql.schema.parser import parse_schema


@pytest.mark.parametrize(
    ("column", "values", "meanings"),
    [
        ("status CHAR(1) COMMENT '菜单状态（0正常 1停用）'", ("0", "1"), ("active", "disabled")),
        (
            "status SMALLINT COMMENT '使用状态, 如果是0则未使用；如果是1则已使用；如果是2则已过期'",
            (0, 1, 2),
            ("pending", "completed", "expires"),
        ),
        (
            "pay_status TINYINT COMMENT '支付状态:0.未支付,1.支付成功,-1:支付失败'",
            (0, 1, -1),
            ("pending", "paid", "failed"),
        ),
        ("state INT COMMENT '0发送中，1发送成功，2发送失败'", (0, 1, 2), ("in_progress", "success", "failed")),
        ("type TINYINT COMMENT '收藏类型，如果type=0，则是商品ID；如果type=1，则是专题ID'", (0, 1), None),
        ("source TINYINT COMMENT '1人工 2自动'", (1, 2), None),
        ("platform INT COMMENT '使用平台：0->全部；1->移动；2->PC'", (0, 1, 2), None),
        ("status VARCHAR(20) COMMENT '状态（DRAFT/COMPLETED/CANCELLED）'", ("DRAFT", "COMPLETED", "CANCELLED"), None),
        ("result VARCHAR(20) COMMENT '结果：SUCCESS/FAILED/PROCESSING'", ("SUCCESS", "FAILED", "PROCESSING"), None),
        ("kind VARCHAR(20) COMMENT '订单类型：NORMAL普通/PRE_ORDER预购'", ("NORMAL", "PRE_ORDER"), None),
        ("state VARCHAR(20) COMMENT 'PENDING 待发 / SENT 已发 / FAILED 失败'", ("PENDING", "SENT", "FAILED"), None),
        ("direction VARCHAR(20) COMMENT '类型（IN-入库，OUT-出库）'", ("IN", "OUT"), None),
        ("gender VARCHAR(4) COMMENT '性别：男/女'", ("男", "女"), ("male", "female")),
        ("end TINYINT COMMENT '合同状态 新建为0，审批通过为1，关闭为2'", (0, 1, 2), ("new", "approved", "closed")),
        ("split TINYINT COMMENT 'M4：是否已被拆分（父单标志）0否1是'", (0, 1), ("no", "yes")),
    ],
)
def test_codes_and_what_they_mean_are_read(
    column: str, values: tuple[object, ...], meanings: tuple[str, ...] | None
) -> None:
    found = listed_values(parse_schema(f"CREATE TABLE t (id INT, {column});").tables[0].columns[1])
    assert found is not None and found.values == values
    assert meanings is None or tuple(words[0] for words in found.meanings) == meanings


@pytest.mark.parametrize(
    "column",
    [
        "star SMALLINT COMMENT '评分， 1-5'",
        "value_id INT COMMENT '如果type=0，则是商品ID；如果type=1，则是专题ID'",
        "comment INT COMMENT '如果是-1，则超期不能评价；如果是0，则可以评价；如果其他值，则是comment表里面的评论ID。'",
        "days INT COMMENT '最近7天登录3次'",
        "length SMALLINT COMMENT '密码长度，8位或16位'",
        "param VARCHAR(20) COMMENT '任务分片参数，格式如 1/2'",
        "ref_no VARCHAR(64) COMMENT '关联单号（messageId/orderNo）'",
        "owner_id VARCHAR(64) COMMENT '所属方ID（商户/物流/平台）'",
        "status VARCHAR(64) COMMENT '状态（TO_BE_CONFIRMED等）'",
    ],
)
def test_scales_formats_counts_and_codes_of_another_column_are_no_lists(column: str) -> None:
    assert listed_values(parse_schema(f"CREATE TABLE t (id INT, {column});").tables[0].columns[1]) is None
